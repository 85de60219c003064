import { expect, it } from "vitest";
import type { ClipOrder } from "../../../src/providers/contracts/clip-maker.ts";
import { flawOf, orderBody } from "../../../src/providers/runway/order-body.ts";

const order = (change: Partial<ClipOrder> = {}): ClipOrder => ({
  part: "b1.runway",
  model: "gen4.5",
  makes: "video",
  prompt: "A heron.",
  durationMs: 5_000,
  width: 720,
  height: 1280,
  estimateUsdMicros: 1,
  keep: () => Promise.reject(new Error("nothing to keep")),
  workFolder: "",
  ...change,
});
const picture = (byteCount: number) => ({
  mediaType: "image/png" as const,
  bytes: new Uint8Array(byteCount),
});

it("asks for a clip of words, upright, with its seed", () => {
  expect(orderBody(order({ seed: 7 }))).toEqual({
    path: "/v1/text_to_video",
    body: { model: "gen4.5", promptText: "A heron.", ratio: "720:1280", duration: 5, seed: 7 },
  });
});

it.each(["veo3.1_fast", "seedance2", "seedance2_mini"])("asks %s for silence, which costs less", (model) => {
  expect(orderBody(order({ model })).body).toMatchObject({ audio: false });
});

it("begins with a picture where there is one", () => {
  const { path, body } = orderBody(order({ model: "seedance2", reference: picture(3) }));
  expect([path, body["promptImage"]]).toEqual(["/v1/image_to_video", "data:image/png;base64,AAAA"]);
});

it("knows what it need not ask", () => {
  expect(flawOf(order({ prompt: "x".repeat(1_000) }))).toBeUndefined();
  expect(flawOf(order({ prompt: "x".repeat(1_001) }))).toMatch(/1001 characters, gen4.5 takes 1000/);
  expect(flawOf(order({ model: "seedance2", prompt: "x".repeat(3_500) }))).toBeUndefined();
  expect(flawOf(order({ reference: picture(3_900_000) }))).toBeUndefined();
  expect(flawOf(order({ reference: picture(4_000_000) }))).toMatch(/larger/);
});
