import { expect, it } from "vitest";
import { readSessionAnswer, sessionRequests } from "../../../src/providers/youtube/session-requests.ts";
import { slugOf } from "../../../src/providers/youtube/video-resource.ts";
import { answersInstead, parrotFault, redirectsTo } from "../../contracts/faults.ts";
import { START_MS, type YoutubeBench, youtubeBench } from "../../contracts/youtube-bench.ts";
import { canariesIn } from "../../support/canaries.ts";
import { answers, hostileServer } from "../../support/hostile-server.ts";
import { PARROTS } from "../../support/parrot.ts";

const { signal } = new AbortController();
const TOTAL = 1_000;
const read = (status: number, more: { json?: unknown; range?: string } = {}) =>
  readSessionAnswer(
    { status, headers: new Headers(more.range ? { range: more.range } : {}), json: more.json, text: "" },
    TOTAL,
    START_MS,
  );

it.each([
  [308, {}, { state: "incomplete", storedBytes: 0 }],
  [308, { range: "bytes=0-99" }, { state: "incomplete", storedBytes: 100 }],
  [200, { json: { id: "abc" } }, { state: "complete", videoId: "abc" }],
  [201, { json: { id: "abc" } }, { state: "complete", videoId: "abc" }],
  [201, { json: { id: "../<b>" } }, { state: "complete", videoId: undefined }],
  [200, {}, { state: "complete", videoId: undefined }],
  [404, {}, { state: "gone" }],
  [410, {}, { state: "gone" }],
  [503, {}, { state: "refused" }],
  [403, {}, { state: "refused" }],
])("reads %i %j", (status, more, expected) => {
  expect(read(status, more)).toMatchObject(expected);
});

const open = async (bench: YoutubeBench) =>
  await sessionRequests(bench.partsWith(), bench.account).open(bench.order, "job_1/publish/1", signal);

it("opens a session with everything in it, and takes the time from YouTube's clock", async () => {
  const bench = await youtubeBench();
  bench.clock.pass(5_000);
  const opened = await open(bench);
  expect(opened.url).toContain("upload_id=");
  expect(opened.issuedAtMs).toBe(START_MS + 5_000);
  expect(bench.server.uploads.sessions[0]).toMatchObject({
    slug: slugOf("job_1/publish/1"),
    totalBytes: bench.order.byteCount,
  });
});

it("leaves paid promotion out where that part is refused, and only then", async () => {
  const bench = await youtubeBench({ order: { commercial: "third-party" } });
  bench.server.plan.paid = "refused";
  await open(bench);
  expect(bench.server.countOf("session")).toBe(2);
  expect(bench.server.uploads.sessions[0]?.resource).not.toHaveProperty("paidProductPlacementDetails");
  const kept = await youtubeBench({ order: { commercial: "third-party" } });
  await open(kept);
  expect(kept.server.uploads.sessions[0]?.resource.paidProductPlacementDetails).toEqual({
    hasPaidProductPlacement: true,
  });
});

it("says so when an upload is opened without an address", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("session", answersInstead({ status: 200, json: {} }));
  await expect(open(bench)).rejects.toMatchObject({ kind: "transient", code: "vendor-answer-odd" });
});

it("sends no byte to another host, whatever an answer says, and does not show the address", async () => {
  const bench = await youtubeBench();
  const session = {
    url: "https://evil.example/upload?upload_id=canary-0123456789abcdef",
    orderHash: "",
    issuedAtMs: 0,
    storedBytes: 0,
    lastByteSentAtMs: null,
  };
  const requests = sessionRequests(bench.partsWith(), bench.account);
  const error = await requests
    .probe({ order: bench.order, session, signal })
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: "refused", code: "upload-foreign-host" });
  expect(JSON.stringify(error) + (error as Error).message).not.toContain("canary");
});

it("follows nobody who points elsewhere", async () => {
  const other = await hostileServer(answers(200, "{}"));
  const bench = await youtubeBench();
  bench.server.faultAt("session", redirectsTo(307, `${other.origin}/steal`));
  await expect(open(bench)).rejects.toMatchObject({ code: "vendor-redirect" });
  expect(other.seen).toEqual([]);
});

it.each(Object.entries(PARROTS))(
  "lets no token and no session's address into what it says: %s",
  async (_name, parrot) => {
    const bench = await youtubeBench();
    const requests = sessionRequests(bench.partsWith(), bench.account);
    const opened = await open(bench);
    const session = { ...opened, orderHash: "", storedBytes: 0, lastByteSentAtMs: null };
    const said: string[] = [];
    const hear = async (act: () => Promise<unknown>) => {
      const result = await act().catch((thrown: unknown) => thrown);
      said.push(JSON.stringify(result), ...messagesOf(result));
    };
    bench.server.faultAt("session", parrotFault(parrot), { times: 2 });
    bench.server.faultAt("probe", parrotFault(parrot), { times: 2 });
    await hear(async () => await open(bench));
    await hear(async () => await requests.probe({ order: bench.order, session, signal }));
    const canaries = {
      token: bench.account.current,
      session: new URL(opened.url).searchParams.get("upload_id") ?? "",
    };
    const texts = Object.fromEntries(
      [...said, JSON.stringify(bench.usages)].map((text, at) => [`${at}`, text]),
    );
    expect(canariesIn(canaries, Object.entries(texts))).toEqual([]);
  },
);

/** An error hides its words from JSON. */
function messagesOf(result: unknown): string[] {
  const { error = result } = (result ?? {}) as { error?: unknown };
  return error instanceof Error ? [error.message, String(error.cause)] : [];
}
