import { anthropic } from "./anthropic/definition.ts";
import type { VendorDefinition } from "./contracts/vendor.ts";
import { fal } from "./fal/definition.ts";
import { openai } from "./openai/definition.ts";
import { runway } from "./runway/definition.ts";

/** Every vendor there is: one folder and one row each. */
export const VENDORS: readonly VendorDefinition[] = [anthropic, openai, runway, fal];
