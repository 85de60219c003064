import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bringClip } from "../../../src/providers/clip-jobs/bring-clip.ts";
import type { ClipPlace } from "../../../src/providers/clip-jobs/job-news.ts";
import { createVendorLine } from "../../../src/providers/http/vendor-line.ts";
import { answers, type Behaviour, hostileServer } from "../../support/hostile-server.ts";
import { madeClip } from "../../support/made-clips.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const clip = readFileSync(await madeClip("good"));
const sha256 = createHash("sha256").update(clip).digest("hex");

async function brought(
  place: (origin: string) => ClipPlace,
  { behaviour = answers(200, clip), keptAs = sha256 }: { behaviour?: Behaviour; keptAs?: string } = {},
) {
  const server = await hostileServer(behaviour);
  const [workFolder, keptFolder] = [temporaryFolder(), temporaryFolder()];
  const told: string[] = [];
  const line = createVendorLine({
    providerId: "fal",
    key: "canary-key-0123456789",
    baseUrl: server.origin,
    fetch,
    clock: { nowMs: () => 0 },
    secrets: [],
    tell: ({ operation }) => void told.push(operation),
  });
  const result = await bringClip(place(server.origin), {
    providerId: "fal",
    handle: "h1",
    line,
    signal: undefined,
    order: {
      part: "b1.fal",
      makes: "video",
      workFolder,
      keep: async (content) => {
        const file = join(keptFolder, "kept");
        if ("file" in content) copyFileSync(content.file, file);
        return { sha256: keptAs, file };
      },
    },
  }).catch((error: unknown) => error);
  return { result, server, told, keptFolder, left: readdirSync(workFolder) };
}

it("brings a file, keeps it, and leaves nothing else", async () => {
  const { result, keptFolder, left, told } = await brought((origin) => ({ url: `${origin}/a.mp4` }));
  expect(result).toEqual({ kind: "video", sha256, file: join(keptFolder, "kept"), mediaType: "video/mp4" });
  expect(readFileSync(join(keptFolder, "kept")).equals(clip)).toBe(true);
  expect([left, told]).toEqual([[], ["download"]]);
});

it("shows the vendor's own host what it wants to see", async () => {
  const { server } = await brought((origin) => ({
    url: `${origin}/a.mp4`,
    headers: { "x-goog-api-key": "k" },
  }));
  expect(server.seen[0]?.headers["x-goog-api-key"]).toBe("k");
});

it("takes a clip out of an answer, and asks nobody", async () => {
  const { result, server, left } = await brought(() => ({ bytes: clip, mediaType: "video/mp4" }));
  expect(result).toMatchObject({ sha256, mediaType: "video/mp4" });
  expect([server.seen.length, left]).toEqual([0, []]);
});

it.each<[string, (origin: string) => ClipPlace, Behaviour, RegExp]>([
  [
    "half a file",
    (origin) => ({ url: origin }),
    answers(200, clip.subarray(0, 4_000)),
    /ends before its pictures do/,
  ],
  [
    "another length than was announced",
    (origin) => ({ url: origin, byteCount: 5 }),
    answers(200, clip),
    /5 were announced/,
  ],
  [
    "half a file in an answer",
    () => ({ bytes: clip.subarray(0, 4_000), mediaType: "video/mp4" }),
    answers(200),
    /ends before/,
  ],
  [
    "text in an answer",
    () => ({ bytes: Buffer.from("{}"), mediaType: "video/mp4" }),
    answers(200),
    /is JSON where video/,
  ],
])("does not keep %s", async (_what, place, behaviour, words) => {
  const { result, keptFolder, left } = await brought(place, { behaviour });
  expect(result).toMatchObject({ kind: "transient", message: expect.stringMatching(words) });
  expect([existsSync(join(keptFolder, "kept")), left]).toEqual([false, []]);
});

it("does not believe in a copy that became something else", async () => {
  const { result } = await brought((origin) => ({ url: origin }), { keptAs: "0".repeat(64) });
  expect(result).toMatchObject({ message: expect.stringMatching(/changed on its way/) });
});
