import { expect, it } from "vitest";
import type { ShotEntry } from "../../../../src/model/model-catalogue.ts";
import { lookAt } from "../../../../src/pipeline/shots/ai/look-at.ts";
import { library } from "../../../ideas/formats/told-ideas.ts";
import { madeClip, tools } from "../../../support/made-clips.ts";
import { madePicture } from "../../../support/made-pictures.ts";
import { sampleScript } from "../../../support/script.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const [beat, next] = sampleScript().beats;
const look = async (kind: "video" | "image", file: string, ...lengthsMs: number[]) =>
  await lookAt(
    {
      made: { kind, file, sha256: "a", mediaType: "x" },
      entry: library.models().models.find((entry) => entry.kind === kind) as ShotEntry,
      prompt: "p@1",
      beats: [beat, next].slice(0, lengthsMs.length) as NonNullable<typeof beat>[],
      lengthsMs,
      workFolder: temporaryFolder(),
      signal: AbortSignal.timeout(30_000),
    },
    tools,
  );

it("makes a shot of what can be used", async () => {
  const clip = await look("video", await madeClip("good"), 4_000);
  expect(clip).toEqual({ shots: new Map([["b1", expect.objectContaining({ kind: "clip", width: 144 })]]) });
  // A still stands for as long as it has to.
  const still = await look("image", await madePicture("good"), 60_000);
  if (!("shots" in still)) throw new Error(still.fault);
  expect(still.shots.get("b1")).toMatchObject({
    kind: "image",
    width: 288,
    provenance: { prompt: "p@1" },
  });
});

it("shows the beats that share a clip one part of it after the other", async () => {
  const partsOf = async (...lengthsMs: number[]) => {
    const seen = await look("video", await madeClip("good"), ...lengthsMs);
    if (!("shots" in seen)) throw new Error(seen.fault);
    return [...seen.shots].map(([id, shot]) => shot.kind === "clip" && [id, shot.startMs, shot.durationMs]);
  };
  expect(await partsOf(1_000, 1_500)).toEqual([
    ["b1", 0, 4_000],
    ["b2", 1_000, 3_000],
  ]);
  expect(await partsOf(3_000, 2_000)).toEqual([
    ["b1", 0, 4_000],
    ["b2", 2_000, 2_000],
  ]);
});

it("says why it cannot be used", async () => {
  expect(await look("video", await madeClip("black"), 4_000)).toEqual({
    fault: expect.stringContaining("black"),
  });
  expect(await look("image", await madePicture("blank"), 4_000)).toEqual({ fault: "it is of one colour" });
  expect(await look("video", await madePicture("good"), 4_000)).toHaveProperty("fault");
  expect(await look("video", await madeClip("good"), 1_000, 90_000)).toEqual({
    fault: expect.stringContaining("90000 ms were ordered"),
  });
});
