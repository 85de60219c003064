import { expect, it } from "vitest";
import type { ClipOrder } from "../../../src/providers/contracts/clip-maker.ts";
import {
  createPictureMaker,
  isPictureHandle,
  type NotPictured,
  type Pictured,
} from "../../../src/providers/contracts/picture-effect.ts";

const drawn: Pictured = {
  kind: "pictured",
  bytes: Buffer.from("p"),
  mediaType: "image/png",
  flaw: undefined,
};

function asked(answer: Pictured | NotPictured, change: Partial<ClipOrder> = {}) {
  const order = {
    part: "b1.v:m",
    makes: "image",
    estimateUsdMicros: 70,
    keep: async () => ({ sha256: "abc", file: "/blobs/abc" }),
    ...change,
  } as ClipOrder;
  const request = createPictureMaker({ providerId: "v", ask: async () => answer }).request(order);
  return { request, submitted: request.submit("k", AbortSignal.timeout(1_000)) };
}
const handleOf = async ({ submitted }: ReturnType<typeof asked>): Promise<string> => {
  const outcome = await submitted;
  return outcome.kind === "accepted" ? outcome.handle : JSON.stringify(outcome);
};

it("has the kept file as its handle, and reads it without asking", async () => {
  const at = asked({ ...drawn, costUsdMicros: 55 });
  const handle = await handleOf(at);
  expect(isPictureHandle(handle)).toBe(true);
  expect(await at.request.status(handle)).toEqual({
    state: "done",
    result: { kind: "image", sha256: "abc", file: "/blobs/abc", mediaType: "image/png" },
    costUsdMicros: 55,
  });
  expect(await at.request.status(await handleOf(asked(drawn)))).toMatchObject({ costUsdMicros: 70 });
});

it("ends what came to nothing at what it cost, in the vendor's words", async () => {
  const at = asked({ kind: "not-pictured", end: "moderation", message: "v says no", costUsdMicros: 3 });
  expect(await at.request.status(await handleOf(at))).toEqual({
    state: "failed",
    kind: "moderation",
    message: "v says no",
    costUsdMicros: 3,
  });
  const cut = asked({ ...drawn, flaw: "it ends before its end" });
  expect(await cut.request.status(await handleOf(cut))).toMatchObject({
    state: "failed",
    kind: "refused",
    message: expect.stringContaining("it ends before its end"),
    costUsdMicros: 70,
  });
});

it("is not refused by a disk that is full: it is paid for", async () => {
  const full = async () => {
    throw new Error("no space left");
  };
  expect(await asked(drawn, { keep: full }).submitted).toMatchObject({ kind: "unknown" });
});

it("does not ask for a clip, nor take a strange handle for a picture", async () => {
  const at = asked(drawn, { makes: "video" });
  expect(await at.submitted).toMatchObject({ kind: "refused", code: "order-impossible" });
  expect(await at.request.status("v1_abc")).toMatchObject({ state: "failed", costUsdMicros: 70 });
  expect(isPictureHandle("v1_abc")).toBe(false);
});
