import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { judgeStill } from "../../../../src/pipeline/shots/ai/judge-still.ts";
import { jpegHead } from "../../../media/jpeg-head.ts";
import { tools } from "../../../support/made-clips.ts";
import { madePicture, pictureBytes } from "../../../support/made-pictures.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const judge = async (file: string) =>
  await judgeStill({ file, workFolder: temporaryFolder(), signal: AbortSignal.timeout(30_000) }, tools);

it.each(["jpg", "png"] as const)(
  "takes a picture that is upright and shows something, by no name: %s",
  async (type) => {
    const file = join(temporaryFolder(), "0123abcd");
    copyFileSync(await madePicture("good", type), file);
    expect(await judge(file)).toEqual({ still: { file, width: 288, height: 512 } });
  },
);

it.each([
  ["lying", "it is 512 × 288, which is not upright"],
  ["blank", "it is of one colour"],
  ["black", "it is black"],
] as const)("leaves a picture that is %s", async (kind, fault) => {
  expect(await judge(await madePicture(kind))).toEqual({ fault });
});

it("leaves what is no picture, and one whose end is missing", async () => {
  const page = join(temporaryFolder(), "page.jpg");
  writeFileSync(page, "<html>not found</html>");
  const cut = join(temporaryFolder(), "cut.png");
  const whole = readFileSync(await madePicture("good", "png"));
  writeFileSync(cut, whole.subarray(0, whole.length >> 1));
  for (const file of [page, cut])
    expect(await judge(file)).toEqual({ fault: "it cannot be read as a picture" });
});

it("stands a picture up that says how it lies", async () => {
  const lying = await pictureBytes("lying");
  const file = join(temporaryFolder(), "turned");
  writeFileSync(file, Buffer.concat([jpegHead(6), lying.subarray(2)]));
  expect(await judge(file)).toMatchObject({ still: { width: 288, height: 512 } });
});
