import { expect, it } from "vitest";
import { CostsDocument } from "../../../src/model/vendor-documents.ts";
import type { CostsRequest } from "../../../src/pipeline/answers/describe-costs.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const sums = {
  callCount: 3,
  reservedUsd: 0.4,
  settledUsd: 1.2,
  estimatedUsd: 1,
  relativeError: 0.2,
  callError: 0.3,
};
const none = {
  callCount: 0,
  reservedUsd: 0,
  settledUsd: 0,
  estimatedUsd: 0,
  relativeError: null,
  callError: null,
};

function costing(change: Partial<CostsDocument>) {
  const asked: CostsRequest[] = [];
  const { openContext } = fakeContext({
    showCosts: async (request) => {
      asked.push(request);
      const { by } = request;
      return { schema: "viral.costs/1", by, since: null, rows: [], total: none, ...change };
    },
  });
  return { openContext, asked };
}

it("shows what is paid beside what was estimated, for each and in total", async () => {
  const rows = [
    { key: "vid_1", title: "Rivers", ...sums },
    { key: null, title: null, ...none, callCount: 1, reservedUsd: 0.002 },
  ];
  const total = { ...sums, callCount: 4, relativeError: -0.104 };
  const context = costing({ rows, total, since: "2026-11-22" });
  expect((await runCli(["costs", "--by", "video", "--since", "7d"], context)).stdout).toBe(
    [
      "video     calls  under way  estimated   paid  off by",
      "vid_1         3      $0.40      $1.00  $1.20   +20 %",
      "  Rivers",
      "no video      1    $0.0020      $0.00  $0.00",
      "total         4      $0.40      $1.00  $1.20   −10 %",
      "Single calls were off by 30 %.",
      "Since 2026-11-22, by UTC days.\n",
    ].join("\n"),
  );
  expect(context.asked).toEqual([{ by: "video", since: { daysBack: 7 } }]);
});

it("leaves out what is under way when nothing is, and errors that nobody knows", async () => {
  const row = { ...none, callCount: 2, settledUsd: 0.5 };
  const context = costing({ rows: [{ key: "fal", title: null, ...row }], total: row });
  expect((await runCli(["costs"], context)).stdout).toBe(
    [
      "vendor  calls  estimated   paid  off by",
      "fal         2      $0.00  $0.50",
      "total       2      $0.00  $0.50\n",
    ].join("\n"),
  );
});

it("says so when nothing was spent, and answers with a document", async () => {
  expect((await runCli(["costs"], costing({}))).stdout).toBe("Nothing was spent yet.\n");
  const context = costing({ since: "2026-11-22" });
  expect((await runCli(["costs"], context)).stdout).toBe("Nothing was spent since 2026-11-22.\n");
  const { stdout } = await runCli(["costs", "--json", "--by", "day"], context);
  expect(CostsDocument.parse(JSON.parse(stdout)).by).toBe("day");
  expect(context.asked[0]).toEqual({ by: "vendor", since: undefined });
});

it.each([
  [["--by", "model"], "vendor, video, day"],
  [["--since", "monday"], '--since is "monday"'],
])("refuses %j", async (flags, words) => {
  const { exitCode, stderr } = await runCli(["costs", ...flags], costing({}));
  expect(exitCode).toBe(2);
  expect(stderr).toContain(words);
});
