import type { VendorDefinition } from "./contracts/vendor.ts";
import { fal } from "./fal/definition.ts";
import { gemini } from "./gemini/definition.ts";
import { runware } from "./runware/definition.ts";
import { runway } from "./runway/definition.ts";
import { vertex } from "./vertex/definition.ts";

/** Vendors whose models make clips. A vendor is one folder and one row here. */
export const VIDEO_VENDORS: readonly VendorDefinition[] = [gemini, vertex, runway, fal, runware];
