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

it("looks at what is played, where only a part is", async () => {
  const file = await madeClip("late");
  const at = async (startMs?: number): Promise<string | undefined> => {
    const part = startMs === undefined ? {} : { startMs };
    const clip = { file, durationMs: 2000, workFolder: temporaryFolder(), ...part };
    return (await judgeClip({ ...clip, signal: AbortSignal.timeout(30_000) }, tools)).fault;
  };
  expect(await at()).toMatch(/^it is black for 4\d %/);
  expect(await at(0)).toMatch(/^it is black for 100 %/);
  expect(await at(3000)).toBeUndefined();
  expect(await at(4500)).toMatch(/^it is 60\d\d ms long, 6500 ms were ordered/);
});

it("leaves what is no clip at all", async () => {
  const file = join(temporaryFolder(), "page.mp4");
  writeFileSync(file, "<html>not found</html>");
  expect(await judge(file)).toEqual({ facts: undefined, fault: "it cannot be read as a clip" });
});
