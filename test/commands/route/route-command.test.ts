import { expect, it } from "vitest";
import { type RouteCandidate, RouteDocument } from "../../../src/model/vendor-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const candidate: RouteCandidate = {
  name: "a/long-name",
  title: "A",
  tier: "standard",
  verdict: "possible",
  reason: "for $0.35",
  offer: { makes: "video", seconds: 5, width: 720, height: 1280, priceUsd: 0.35 },
};
const out: RouteCandidate = {
  ...candidate,
  name: "c/1",
  verdict: "out",
  reason: "no key for c",
  offer: null,
};

function routing(candidates: RouteCandidate[], budgetUsd: number | null = 1) {
  const asked: unknown[] = [];
  const { openContext } = fakeContext({
    routeShot: async (request) => {
      asked.push(request);
      const first = candidates[0]?.verdict === "possible" ? candidates[0].name : null;
      return { schema: "viral.route/1", seconds: 5, tier: "standard", budgetUsd, chosen: first, candidates };
    },
  });
  return { openContext, asked };
}

it("names the chosen model and how many others there are; every one with its reason when asked", async () => {
  const candidates = [candidate, { ...candidate, name: "b/2" }, out];
  expect((await runCli(["route"], routing(candidates))).stdout).toBe(
    "a/long-name\n  for $0.35\n1 other could make it, 1 cannot: --explain says why.\n",
  );
  expect((await runCli(["route", "--explain"], routing(candidates))).stdout).toBe(
    [
      "A shot of 5 s, tier standard, a budget of $1.00:",
      " 1  a/long-name",
      "      for $0.35",
      " 2  b/2",
      "      for $0.35",
      " -  c/1  no key for c",
      "What nobody makes is drawn (motion).\n",
    ].join("\n"),
  );
});

it("says what happens when nobody can make it, and what would help", async () => {
  const { stdout, exitCode } = await runCli(["route"], routing([out], null));
  expect([exitCode, stdout]).toEqual([
    0,
    "None of 1 models can make it: the shot is drawn.\n--explain says why; --max-spend allows a budget.\n",
  ]);
  expect((await runCli(["route", "--explain"], routing([out], null))).stdout).toContain("no budget:");
  expect((await runCli(["route"], routing([out]))).stdout).not.toContain("--max-spend");
});

it("hands on how long and how dear the shot may be, and answers with the whole table", async () => {
  const context = routing([candidate, out]);
  await runCli(["route"], context);
  const { stdout } = await runCli(["route", "--seconds", "7.5", "--max-spend", "0.4", "--json"], context);
  expect(RouteDocument.parse(JSON.parse(stdout)).candidates).toHaveLength(2);
  expect(context.asked).toEqual([
    { durationMs: 5000, maxSpendUsdMicros: undefined },
    { durationMs: 7500, maxSpendUsdMicros: 400_000 },
  ]);
});

it.each([
  [["--seconds", "0"], "--seconds is 0"],
  [["--max-spend", "-1"], "--max-spend is -1"],
  [["--tier", "cheap"], "premium, standard, economy"],
])("refuses %j", async (flags, words) => {
  const context = routing([candidate]);
  const { exitCode, stderr } = await runCli(["route", ...flags], context);
  expect([exitCode, context.asked]).toEqual([2, []]);
  expect(stderr).toContain(words);
});
