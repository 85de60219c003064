import { expect, it } from "vitest";
import { fakeContext } from "../../support/fake-context.ts";
import { postSummary, postsDocument } from "../../support/post-summary.ts";
import { runCli } from "../../support/run-cli.ts";

async function queue(line: string) {
  const moves: unknown[] = [];
  const context = fakeContext({
    listQueue: async () => postsDocument(postSummary()),
    changePost: async (id, move) => {
      moves.push([id, move]);
      return postsDocument(postSummary({ id }));
    },
  });
  return { ...(await runCli(line.split(" "), context)), moves };
}

it("says what goes out when", async () => {
  expect((await queue("queue")).stdout).toContain("tiktok/main  Longest rivers");
});

it.each([
  ["queue --pause pst_1", [["pst_1", { kind: "pause" }]]],
  ["queue --go-on pst_1", [["pst_1", { kind: "go-on" }]]],
  ["queue --drop pst_1", [["pst_1", { kind: "drop" }]]],
  [
    "queue --move pst_1 --at 2026-12-01T18:00Z",
    [["pst_1", { kind: "move", atMs: Date.parse("2026-12-01T18:00:00Z") }]],
  ],
])("%s changes one post", async (line, wanted) => {
  expect((await queue(line)).moves).toEqual(wanted);
});

it.each(["queue --pause a --drop b", "queue --move a", "queue --at +2h"])(
  "does not guess what %s means",
  async (line) => {
    const { exitCode, moves } = await queue(line);
    expect([exitCode, moves]).toEqual([2, []]);
  },
);
