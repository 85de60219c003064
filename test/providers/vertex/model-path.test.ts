import { expect, it } from "vitest";
import { locationOf, modelOfOperation, modelPath } from "../../../src/providers/vertex/model-path.ts";

const MODEL = "projects/films-42/locations/us-central1/publishers/google/models/veo-3.1-generate-001";

it.each([
  ["https://europe-west4-aiplatform.googleapis.com", "us-east1", "europe-west4"],
  ["https://aiplatform.googleapis.com", "global", "global"],
  ["https://proxy.example.com", undefined, "us-central1"],
  ["http://127.0.0.1:8080", "asia-east1", "asia-east1"],
])("knows where %s makes clips", (baseUrl, setting, location) => {
  expect(locationOf(baseUrl, setting)).toBe(location);
});

it("names a model, and nothing that is not a part of its name", () => {
  expect(modelPath("films-42", "us-central1", "veo-3.1-generate-001")).toBe(MODEL);
  expect(modelPath("a/b", "c?d", "e#f")).toBe(
    "projects/a%2Fb/locations/c%3Fd/publishers/google/models/e%23f",
  );
});

it("finds the model of an operation, and takes nothing else for one", () => {
  expect(modelOfOperation(`${MODEL}/operations/5a-b_9`)).toBe(MODEL);
  for (const name of [
    "5a-b",
    MODEL,
    `${MODEL}/operations/1?x=1`,
    `${MODEL}/operations/1/2`,
    `https://a/${MODEL}/operations/1`,
  ])
    expect(() => modelOfOperation(name)).toThrow("no operation");
});
