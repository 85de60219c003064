import { expect, it } from "vitest";
import { handleOfAccepted, urlsOfHandle } from "../../../src/providers/fal/request-urls.ts";

const baseUrl = "https://queue.fal.run";
const place = { baseUrl, model: "fal-ai/veo3.1/fast" };
const ID = "764cabcf-b745-4b3e-ae38-1200304cf45b";

const at = (origin: string, app = "fal-ai/veo3.1") => ({
  status_url: `${origin}/${app}/requests/${ID}/status`,
  response_url: `${origin}/${app}/requests/${ID}`,
  cancel_url: `${origin}/${app}/requests/${ID}/cancel`,
});

it("keeps the addresses that fal names, and nothing else", () => {
  const handle = handleOfAccepted({ request_id: ID, status: "IN_QUEUE", ...at(baseUrl, "other/app") }, place);
  expect(JSON.parse(handle)).toEqual(at(baseUrl, "other/app"));
  expect(urlsOfHandle(handle, place)).toEqual(at(baseUrl, "other/app"));
});

it.each<[string, object]>([
  ["lie elsewhere", at("https://attacker.example")],
  ["lie on another port", at("https://queue.fal.run:8443")],
  ["are missing", {}],
  ["are no addresses", { status_url: "x", response_url: "y", cancel_url: "z" }],
])("makes up the addresses of a job that was accepted when those of the answer %s", (_what, urls) => {
  expect(JSON.parse(handleOfAccepted({ request_id: ID, ...urls }, place))).toEqual(at(baseUrl));
});

it("finds no job in an answer without its id", () => {
  expect(() => handleOfAccepted({ ...at(baseUrl) }, place)).toThrow();
});

it("takes the bare id of a request where its model is known", () => {
  expect(urlsOfHandle(` ${ID}\n`, place)).toEqual(at(baseUrl));
  for (const [handle, model] of [
    [ID, undefined],
    ["what?", place.model],
    ["{}", place.model],
    ["../../admin", place.model],
  ] as const) {
    expect(() => urlsOfHandle(handle, { baseUrl, model })).toThrow("no request of fal's");
  }
});
