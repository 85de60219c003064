import { describe, expect, it } from "vitest";
import { fal } from "../../../src/providers/fal/definition.ts";
import { clipMakerSuite } from "../../contracts/clip-maker-suite.ts";
import { type ClipVendorCase, clipHome, clipScene, ESTIMATE_USD_MICROS } from "../../contracts/clip-scene.ts";
import { falServer } from "../../contracts/fal-server.ts";
import { answersInstead } from "../../contracts/faults.ts";

const KEY = "canary-fal-id:0123456789abcdef";

const vendorCase: ClipVendorCase = {
  definition: fal,
  key: KEY,
  secrets: [KEY],
  serve: async (file) => await falServer(file, KEY),
  order: { model: "fal-ai/veo3.1", width: 720, height: 1280, durationMs: 4_000, seed: 7 },
  // What was refused after work had begun may be billed, and fal does not say.
  cost: { done: ESTIMATE_USD_MICROS, moderated: ESTIMATE_USD_MICROS, failed: 0 },
  isFindable: false,
  hasFiles: "fresh",
};

describe("clips", () => clipMakerSuite(vendorCase));

describe("pictures, by the same queue", () =>
  clipMakerSuite({
    ...vendorCase,
    serve: async (file) => await falServer(file, KEY, "image"),
    order: { model: "fal-ai/flux/dev", makes: "image", width: 576, height: 1024, durationMs: 0, seed: 7 },
  }));

const home = clipHome();

it("polls a request by the id that a person gave", async () => {
  const at = await clipScene(home(), vendorCase, Buffer.alloc(0));
  at.server.plan.pollsUntilEnd = 0;
  at.server.plan.end = "failed";
  const asked = at.maker.request(at.order);
  await asked.submit("k", AbortSignal.timeout(5_000));
  expect(await asked.status(at.server.jobs[0]?.id ?? "")).toMatchObject({ state: "failed" });
  await expect(asked.status("not a request")).rejects.toMatchObject({ code: "handle-unreadable" });
});

it("sends its key to no address that is not the vendor's, whatever a stored handle says", async () => {
  const at = await clipScene(home(), vendorCase, Buffer.alloc(0));
  const url = "https://192.0.2.7/fal-ai/veo3.1/requests/1";
  const handle = JSON.stringify({ status_url: url, response_url: url, cancel_url: url });
  expect(await at.maker.request(at.order).status(handle)).toEqual({
    state: "pending",
    because: expect.stringContaining("192.0.2.7, which is not its own address"),
  });
});

it("does not take a gateway's trouble for the end of a job", async () => {
  const at = await clipScene(home(), vendorCase, Buffer.alloc(0));
  const asked = at.maker.request(at.order);
  const outcome = await asked.submit("k", AbortSignal.timeout(5_000));
  at.server.plan.pollsUntilEnd = 0;
  at.server.faultAt("result", answersInstead({ status: 502, json: { detail: "Bad gateway" } }));
  const handle = outcome.kind === "accepted" ? outcome.handle : "";
  expect(await asked.status(handle)).toEqual({
    state: "pending",
    because: "fal answered 502: Bad gateway",
  });
});
