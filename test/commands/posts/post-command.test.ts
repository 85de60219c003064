import { expect, it } from "vitest";
import type { CommandContext } from "../../../src/commands/command.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { postSummary, postsDocument } from "../../support/post-summary.ts";
import { runCli } from "../../support/run-cli.ts";

const SOON = new Date(Date.now() - 1_000).toISOString();
const LATER = new Date(Date.now() + 3_600_000).toISOString();

async function post(line: string, changes: Partial<CommandContext>) {
  const sent: unknown[] = [];
  const context = fakeContext({
    postDue: async (ids) => {
      sent.push(ids);
      return { document: postsDocument(postSummary({ status: "live", url: "https://t/v/1" })), exitCode: 0 };
    },
    ...changes,
  });
  return { ...(await runCli(line.split(" "), context)), sent };
}

const plans = (change: Parameters<typeof postSummary>[0], seen: unknown[] = []): Partial<CommandContext> => ({
  planPost: async (video, request) => {
    seen.push([video, request]);
    return postsDocument(postSummary(change));
  },
});

it("plans a video and sends what of it is due now", async () => {
  const seen: unknown[] = [];
  const { stdout, exitCode, sent } = await post(
    "post vid_1 --account tiktok --caption Hello",
    plans({ startsAt: SOON }, seen),
  );
  expect(seen).toEqual([
    ["vid_1", { accounts: ["tiktok"], atMs: undefined, title: undefined, caption: "Hello", overrides: [] }],
  ]);
  expect([exitCode, sent]).toEqual([0, [["pst_1"]]]);
  expect(stdout).toContain("https://t/v/1");
});

it("leaves what is for later to its time", async () => {
  const { stdout, exitCode, sent } = await post("post vid_1 --at +1h", plans({ startsAt: LATER }));
  expect([exitCode, sent]).toEqual([0, []]);
  expect(stdout).toContain("waiting");
});

it("ends with 10 when it is held, and sends nothing", async () => {
  const { exitCode, sent, stdout } = await post(
    "post vid_1 --json",
    plans({ status: "held", startsAt: SOON }),
  );
  expect([exitCode, sent]).toEqual([10, []]);
  expect(JSON.parse(stdout)).toMatchObject({ schema: "viral.posts/1", posts: [{ status: "held" }] });
});

it("sends whatever is due, for cron", async () => {
  const { exitCode, sent } = await post("post --due", {});
  expect([exitCode, sent]).toEqual([0, [undefined]]);
});

it("asks what is meant when nothing is named", async () => {
  const { exitCode, stderr } = await post("post", {});
  expect(exitCode).toBe(2);
  expect(stderr).toContain("viral post --due");
});
