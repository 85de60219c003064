import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliverFolder } from "../../../src/providers/outbox/deliver-folder.ts";
import { readDeliveries } from "../../../src/providers/outbox/read-deliveries.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { finishedFolder, sampleChecks, samplePost, sampleScript } from "./sample-delivery.ts";

async function deliver(outFolder: string, title: string, hour: number): Promise<string> {
  const deliveredAt = new Date(Date.UTC(2026, 10, 24, hour)).toISOString();
  return await deliverFolder({
    folder: finishedFolder(title),
    outFolder,
    title,
    post: samplePost(),
    effectKey: title,
    deliveredAt,
  });
}

test("every delivery is there, newest first, those of one moment by name", async () => {
  const outFolder = temporaryFolder();
  await deliver(outFolder, "old", 1);
  await deliver(outFolder, "new b", 9);
  await deliver(outFolder, "new a", 9);
  await deliver(outFolder, "middle", 5);
  expect((await readDeliveries(outFolder)).map(({ folderName }) => folderName)).toEqual([
    "new-a-4f2a9c",
    "new-b-4f2a9c",
    "middle-4f2a9c",
    "old-4f2a9c",
  ]);
});

test("a whole one carries post, script and checks; one that lost files shows less", async () => {
  const outFolder = temporaryFolder();
  const folder = await deliver(outFolder, "a", 1);
  const [whole] = await readDeliveries(outFolder);
  expect(whole).toMatchObject({ hasCover: true, hasCaptions: true, script: sampleScript("a") });
  expect(whole?.checks).toEqual(sampleChecks.checks);
  expect(whole?.post.delivery?.effectKey).toBe("a");
  for (const name of ["cover.png", "captions.vtt", "checks.json"]) rmSync(join(folder, name));
  writeFileSync(join(folder, "script.json"), '{"schema":"viral.script/9"}');
  const [poor] = await readDeliveries(outFolder);
  expect(poor).toMatchObject({ hasCover: false, hasCaptions: false, script: undefined, checks: [] });
});

test("a file that is there and cannot be read is not taken for missing", async () => {
  const outFolder = temporaryFolder();
  const folder = await deliver(outFolder, "a", 1);
  rmSync(join(folder, "script.json"));
  mkdirSync(join(folder, "script.json"));
  await expect(readDeliveries(outFolder)).rejects.toThrow("EISDIR");
});

test("what is none of ours, staged, or without its video is passed over", async () => {
  const outFolder = temporaryFolder();
  rmSync(join(await deliver(outFolder, "no video", 1), "video.mp4"));
  const half = await deliver(outFolder, "half", 1);
  writeFileSync(join(half, "post.json"), "{");
  mkdirSync(join(outFolder, "holiday"));
  writeFileSync(join(outFolder, "notes.txt"), "");
  await deliver(join(outFolder, ".staged"), "hidden", 1);
  expect(await readDeliveries(outFolder)).toEqual([]);
});
