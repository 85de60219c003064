import { setTimeout as wait } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import {
  BodyError,
  type BodyLimits,
  receiveBody,
  receiveBytes,
} from "../../../src/providers/http/receive-body.ts";
import {
  answers,
  type Behaviour,
  dribbles,
  floods,
  gzipBomb,
  hostileServer,
  resetsAfterHeaders,
  stalls,
  tenGigabytes,
  truncates,
} from "../../support/hostile-server.ts";

const roomy: BodyLimits = { maxBytes: 1_000_000, idleMs: 5000, signal: undefined };
const text = (words: string) => Buffer.from(words);

/** What receiving one answer came to, and whether the line was let go of. */
async function received(behaviour: Behaviour, limits: Partial<BodyLimits> = {}) {
  const server = await hostileServer(behaviour);
  const response = await fetch(server.origin);
  try {
    const bytes = await receiveBytes(response, { ...roomy, ...limits });
    return { words: Buffer.from(bytes).toString("utf8"), server };
  } catch (error) {
    return { error, fault: error instanceof BodyError ? error.fault : undefined, server };
  }
}

it("receives a body whole, however it came", async () => {
  expect((await received(answers(200, "a body"))).words).toBe("a body");
  expect((await received(gzipBomb(text("packed"), 3))).words).toBe("packed   ");
  expect((await received(answers(204))).words).toBe("");
});

it("refuses ten announced gigabytes before it reads one", async () => {
  const { fault, error, server } = await received(tenGigabytes(text("x")));
  expect(fault).toBe("too-large");
  expect(String(error)).toContain("10737418240");
  await vi.waitFor(() => expect(server.leftCount()).toBe(1));
});

it("stops a flood without a length, and a small answer that unpacks to a large one", async () => {
  const flood = await received(floods(text("x"), 20_000_000));
  expect(flood.fault).toBe("too-large");
  await vi.waitFor(() => expect(flood.server.leftCount()).toBe(1));
  expect((await received(gzipBomb(text("x"), 5_000_000))).fault).toBe("too-large");
});

it("stops waiting when nothing comes, and lets go of the line", async () => {
  const { fault, server } = await received(stalls("x"), { idleMs: 50 });
  expect(fault).toBe("stalled");
  await vi.waitFor(() => expect(server.leftCount()).toBe(1));
});

it("sees a body that ends early, politely or not", async () => {
  expect((await received(truncates(text("x")))).fault).toBe("cut-off");
  expect((await received(resetsAfterHeaders("x"))).fault).toBe("cut-off");
});

it("sees too few bytes where fetch itself does not", async () => {
  const lying = new Response("abc", { headers: { "content-length": "10" } });
  await expect(receiveBytes(lying, roomy)).rejects.toMatchObject({ fault: "cut-off" });
  const packed = new Response("abc", { headers: { "content-length": "10", "content-encoding": "gzip" } });
  expect((await receiveBytes(packed, roomy)).byteLength).toBe(3);
});

it("ends a dribble that never pauses when the caller has had enough, for the caller's reason", async () => {
  const caller = new AbortController();
  const result = received(dribbles("x", 5), { idleMs: 4000, signal: caller.signal });
  await wait(300);
  caller.abort("enough");
  expect((await result).error).toBe("enough");
});

it("ends a silence when the caller has had enough", async () => {
  const caller = new AbortController();
  const result = received(stalls("x"), { idleMs: 60_000, signal: caller.signal });
  await wait(200);
  caller.abort("enough");
  expect((await result).error).toBe("enough");
});

it("lets go of the line when the reader stops", async () => {
  const server = await hostileServer(dribbles("x", 5));
  for await (const piece of receiveBody(await fetch(server.origin), roomy)) {
    expect(piece.byteLength).toBeGreaterThan(0);
    break;
  }
  await vi.waitFor(() => expect(server.leftCount()).toBe(1));
});
