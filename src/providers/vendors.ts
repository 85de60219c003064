import { anthropic } from "./anthropic/definition.ts";
import type { VendorDefinition } from "./contracts/vendor.ts";
import { elevenlabs } from "./elevenlabs/definition.ts";
import { fal } from "./fal/definition.ts";
import { gemini } from "./gemini/definition.ts";
import { instagram } from "./instagram/definition.ts";
import { openai } from "./openai/definition.ts";
import { pexels } from "./pexels/definition.ts";
import { pixabay } from "./pixabay/definition.ts";
import { runware } from "./runware/definition.ts";
import { runway } from "./runway/definition.ts";
import { s3 } from "./s3/definition.ts";
import { tiktok } from "./tiktok/definition.ts";
import { vertex } from "./vertex/definition.ts";
import { youtube } from "./youtube/definition.ts";

/** Every vendor there is: one folder and one row each. */
export const VENDORS: readonly VendorDefinition[] = [
  anthropic,
  openai,
  gemini,
  vertex,
  runway,
  fal,
  runware,
  elevenlabs,
  s3,
  pexels,
  pixabay,
  tiktok,
  youtube,
  instagram,
];
