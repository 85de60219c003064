import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { gatherEvidence } from "../../../src/pipeline/qa/gather-evidence.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { HEIGHT, makeClip, WIDTH, WORD_STARTS_MS, withoutPicture } from "./sample-clip.ts";

const clean = await makeClip();

test("a finished file is measured as it is, whatever size was planned", async () => {
  const workFolder = temporaryFolder();
  const evidence = await gatherEvidence({ ...clean, workFolder });
  expect(evidence.facts).toMatchObject({
    durationMs: 3500,
    picture: { width: WIDTH, height: HEIGHT, codec: "h264" },
    sound: { codec: "aac" },
  });
  expect(evidence.isFastStart).toBe(true);
  expect(evidence.coarse).toHaveLength(21);
  const hook = "Who is the largest?";
  expect(evidence.boxes.map(({ box }) => box.text)).toEqual([hook, hook, hook, "China wins"]);
  expect(evidence.boxes.every(({ contrast }) => contrast > 3)).toBe(true);
  expect(evidence.strips.length).toBeGreaterThan(0);
  expect(evidence.colourVotes["bt601 tv"].right).toBeGreaterThan(2_000);
  expect(readdirSync(workFolder)).toEqual([]);
});

test("the colours of footage bear no witness: only frames that were drawn are asked", async () => {
  const filmed = { x: 0, y: 0, width: 1080, height: 1920, startFrame: 0, endFrame: 10_000 };
  const votes = async (pictureBoxes: readonly (typeof filmed)[]) =>
    (await gatherEvidence({ ...clean, timeline: { ...clean.timeline, pictureBoxes: [...pictureBoxes] } }))
      .colourVotes["bt601 tv"].right;
  expect(await votes([filmed])).toBe(0);
  expect(await votes([{ ...filmed, height: 400 }])).toBeGreaterThan(2_000);
  expect(await votes([{ ...filmed, endFrame: 30 }])).toBeGreaterThan(2_000);
});

test("sound is heard once, for its loudness and for its words", async () => {
  const { sound, loudness, heardWords } = await gatherEvidence(clean);
  expect(sound).toMatchObject({ sampleRate: 24_000, channels: [{ length: expect.closeTo(84_000, -4) }] });
  expect(loudness?.integratedLufs).toBeCloseTo(-14, 0);
  expect(heardWords?.map(({ show }) => show)).toEqual(["Who", "is", "the", "largest?"]);
  for (const [index, word] of heardWords?.entries() ?? [])
    expect(Math.abs((word.heardMs ?? 0) - (WORD_STARTS_MS[index] ?? 0))).toBeLessThan(30);
});

test("a video in which nobody speaks has sound and no words", async () => {
  const { file: _voice, ...narration } = clean.narration;
  const { sound, heardWords } = await gatherEvidence({ ...clean, narration });
  expect(sound).toBeDefined();
  expect(heardWords).toBeUndefined();
});

test("a mute file has no sound to measure; its picture is seen all the same", async () => {
  const evidence = await gatherEvidence(await makeClip({ isMute: true }));
  expect(evidence).toMatchObject({ sound: undefined, loudness: undefined, heardWords: undefined });
  expect(evidence.coarse).toHaveLength(21);
});

test("a file without a picture shows nothing; its sound is heard all the same", async () => {
  const evidence = await gatherEvidence(await withoutPicture(clean));
  expect(evidence.facts.picture).toBeUndefined();
  expect(evidence).toMatchObject({ coarse: [], boxes: [], strips: [] });
  expect(evidence.heardWords).toHaveLength(4);
});

test("what is no video at all cannot be measured", async () => {
  const file = new URL(import.meta.url).pathname;
  await expect(gatherEvidence({ ...clean, file })).rejects.toMatchObject({ code: "media-unreadable" });
});
