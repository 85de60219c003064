import { expect, it } from "vitest";
import type { ShotEntry } from "../../../../src/model/model-catalogue.ts";
import { lookAt } from "../../../../src/pipeline/shots/ai/look-at.ts";
import { library } from "../../../ideas/formats/told-ideas.ts";
import { madeClip, tools } from "../../../support/made-clips.ts";
import { madePicture } from "../../../support/made-pictures.ts";
import { sampleScript } from "../../../support/script.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const [beat] = sampleScript().beats;
const look = async (kind: "video" | "image", file: string, durationMs = 4_000) =>
  await lookAt(
    {
      made: { kind, file, sha256: "a", mediaType: "x" },
      entry: library.models().models.find((entry) => entry.kind === kind) as ShotEntry,
      prompt: "p@1",
      beat: beat as NonNullable<typeof beat>,
      durationMs,
      workFolder: temporaryFolder(),
      signal: AbortSignal.timeout(30_000),
    },
    tools,
  );

it("makes a shot of what can be used", async () => {
  expect(await look("video", await madeClip("good"))).toMatchObject({ shot: { kind: "clip", width: 144 } });
  // A still stands for as long as it has to.
  expect(await look("image", await madePicture("good"), 60_000)).toMatchObject({
    shot: { kind: "image", width: 288, provenance: { prompt: "p@1" } },
  });
});

it("says why it cannot be used", async () => {
  expect(await look("video", await madeClip("black"))).toEqual({ fault: expect.stringContaining("black") });
  expect(await look("image", await madePicture("blank"))).toEqual({ fault: "it is of one colour" });
  expect(await look("video", await madePicture("good"))).toHaveProperty("fault");
});
