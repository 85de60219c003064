import { readFileSync } from "node:fs";
import type { ClipVendorServer } from "../contracts/clip-vendor-server.ts";
import { falServer } from "../contracts/fal-server.ts";
import { geminiImagesServer } from "../contracts/gemini-images-server.ts";
import { geminiServer } from "../contracts/gemini-server.ts";
import { runwareServer } from "../contracts/runware-server.ts";
import { runwayServer } from "../contracts/runway-server.ts";
import { vertexServer } from "../contracts/vertex-server.ts";
import { canaryKey } from "../support/canaries.ts";
import { madeClip } from "../support/made-clips.ts";
import { pictureBytes } from "../support/made-pictures.ts";
import { accountFile, accountPem } from "../support/service-account.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A vendor of clips or of pictures at work on loopback, and what a person would set to use it. */
export interface FilmVendor {
  server: ClipVendorServer;
  env: Readonly<Record<string, string>>;
  /** What must be found nowhere afterwards. */
  secrets: () => Readonly<Record<string, string>>;
}

export interface FilmCase {
  /** As `--video-model` takes it: vendor and model. */
  model: string;
  /** Nobody else has a key: the router finds it by itself. */
  isRouted?: true;
  /** What one clip or picture is billed at the least. */
  billedUsd: number;
  open: () => Promise<FilmVendor>;
}

/** Every vendor that makes clips or pictures, each by a model that its contract server has. */
export const FILMS: readonly FilmCase[] = [
  {
    model: "runway/gen4.5",
    isRouted: true,
    billedUsd: 0.4,
    open: keyed("RUNWAYML_API_SECRET", "clip", runwayServer),
  },
  {
    model: "gemini/gemini-omni-1.2-flash",
    billedUsd: 0.0695,
    open: keyed("GEMINI_API_KEY", "clip", geminiServer),
  },
  { model: "vertex/veo-3.1-fast-generate-001", billedUsd: 0.6, open: openVertex },
  { model: "fal/kling/v4/text-to-video", billedUsd: 0.471, open: keyed("FAL_KEY", "clip", falServer) },
  {
    model: "runware/klingai:kling-video@3-standard",
    billedUsd: 0.336,
    open: keyed("RUNWARE_API_KEY", "clip", runwareServer),
  },
  {
    model: "gemini/gemini-nano-banana-2.1",
    billedUsd: 0.03,
    open: keyed("GEMINI_API_KEY", "picture", geminiImagesServer),
  },
  {
    model: "fal/fal-ai/flux/dev",
    billedUsd: 0.025,
    open: keyed("FAL_KEY", "picture", async (file, key) => await falServer(file, key, "image")),
  },
];

/** Of the vendor whose key is in `keyName`. */
function keyed(
  keyName: string,
  makes: "clip" | "picture",
  serve: (file: Buffer, key: string) => Promise<ClipVendorServer>,
): FilmCase["open"] {
  return async () => {
    const key = canaryKey(keyName);
    const server = await serve(await fileOf(makes), key);
    const vendor = { RUNWAYML_API_SECRET: "RUNWAY" }[keyName] ?? keyName.replace(/_.*/, "");
    return {
      server,
      env: { [keyName]: key, [`VIRAL_PROVIDERS_${vendor}_BASE_URL`]: server.origin },
      secrets: () => ({ [keyName]: key }),
    };
  };
}

async function openVertex(): Promise<FilmVendor> {
  const server = await vertexServer(await fileOf("clip"), "ya29.canary0123456789");
  const [, ...lines] = accountPem.split("\n");
  return {
    server,
    env: {
      GOOGLE_APPLICATION_CREDENTIALS: accountFile(temporaryFolder()),
      VIRAL_PROVIDERS_VERTEX_BASE_URL: server.origin,
      VIRAL_PROVIDERS_VERTEX_TOKEN_BASE_URL: server.origin,
    },
    secrets: () => named([...lines.slice(0, 3), ...server.tokens], "of the account"),
  };
}

const named = (secrets: readonly string[], whose: string): Record<string, string> =>
  Object.fromEntries(secrets.map((secret, index) => [`secret ${index} ${whose}`, secret]));

const fileOf = async (makes: "clip" | "picture"): Promise<Buffer> =>
  makes === "clip" ? readFileSync(await madeClip("good")) : await pictureBytes("good");
