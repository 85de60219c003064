import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { judgeClip } from "../../../../src/pipeline/shots/ai/judge-clip.ts";
import { madeClip, tools } from "../../../support/made-clips.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const judge = async (file: string, durationMs = 4000) =>
  await judgeClip(
    { file, durationMs, workFolder: temporaryFolder(), signal: AbortSignal.timeout(30_000) },
    tools,
  );

it("takes a clip that is upright, long enough and moves", async () => {
  const verdict = await judge(await madeClip("good"));
  expect(verdict.fault).toBeUndefined();
  expect(verdict.facts?.picture).toMatchObject({ width: 144, height: 256 });
});

it.each([
  ["short", /^it is 2\d\d\d ms long, 4000 ms were ordered/],
  ["lying", /^it is 256 × 144, which is not upright/],
  ["black", /^it is black for 100 %/],
  ["frozen", /^nothing moves for \d+ %/],
] as const)("leaves a clip that is %s", async (kind, fault) => {
  expect((await judge(await madeClip(kind))).fault).toMatch(fault);
});

it("leaves what is no clip at all", async () => {
  const file = join(temporaryFolder(), "page.mp4");
  writeFileSync(file, "<html>not found</html>");
  expect(await judge(file)).toEqual({ facts: undefined, fault: "it cannot be read as a clip" });
});
