import { expect, it } from "vitest";
import { missingModel } from "../../../src/providers/http/missing-model.ts";

const CANARY = "canary-key-0123456789";
const rules = { providerId: "openai", keyName: "K", clock: { nowMs: () => 0 }, secrets: [CANARY] };

function thrown(status: number, body?: object, text = ""): Error {
  return Object.assign(new Error(`${status} ${text}`), { status, error: body, headers: new Headers() });
}

it("names the model and says that the catalogue may be old", () => {
  const outcome = missingModel(thrown(404, { message: `no gpt-9 for ${CANARY}` }), "gpt-9", rules);
  expect(outcome).toMatchObject({ kind: "refused", code: "vendor-model-missing" });
  expect(JSON.stringify(outcome)).toMatch(
    /openai has no model \\"gpt-9\\".*no gpt-9 for REDACTED.*may be older/,
  );
});

it("takes a page for a wrong address", () => {
  const page = "<!doctype html><title>Hello</title>";
  expect(missingModel(thrown(404, undefined, page), "gpt-9", rules)).toEqual({
    kind: "refused",
    code: "vendor-address-wrong",
    message:
      'openai (404): an HTML page ("Hello") came where its API was expected; is providers.openai.baseUrl right?',
  });
});

it("says nothing of any other failure", () => {
  expect(missingModel(thrown(400, { message: "model" }), "gpt-9", rules)).toBeUndefined();
  expect(missingModel(new Error("reset"), "gpt-9", rules)).toBeUndefined();
});
