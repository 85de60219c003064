import { expect, it } from "vitest";
import { z } from "zod";
import { checkAnswer, readAnswer } from "../../../src/providers/clip-jobs/read-answer.ts";

const KEY = "canary-key-0123456789";
const place = { providerId: "runway", keyName: "RUNWAYML_API_SECRET", secrets: [KEY] };
const shape = z.object({ id: z.string(), cost: z.object({ credits: z.number() }) });

const answer = (status: number, body: unknown) => ({
  status,
  headers: new Headers(),
  json: typeof body === "string" ? undefined : body,
  text: typeof body === "string" ? body : JSON.stringify(body),
});

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

it("reads a success of the documented shape", () => {
  const json = { id: "t1", cost: { credits: 4 }, more: true };
  expect(readAnswer(answer(200, json), place, shape)).toEqual({ id: "t1", cost: { credits: 4 } });
  expect(thrownBy(() => checkAnswer(answer(204, ""), place))).toBeUndefined();
});

it.each([401, 403])("names the key to mend at %i, never its value", (status) => {
  const error = thrownBy(() => readAnswer(answer(status, { error: `bad key ${KEY}` }), place, shape));
  expect(error).toMatchObject({
    kind: "config",
    code: "vendor-key-refused",
    message: `runway (${status}): bad key REDACTED`,
    hint: expect.stringContaining("RUNWAYML_API_SECRET"),
  });
});

it.each<[string, number, unknown, string]>([
  ["an error", 500, { error: "internal" }, "runway answered 500: internal"],
  ["a request refused", 400, [{ error: { message: `no ${KEY}` } }], "runway answered 400: no REDACTED"],
  [
    "HTML",
    200,
    "<!doctype html><title>Hi</title>",
    'runway sent an HTML page ("Hi") where JSON was expected; is its base URL right?',
  ],
  ["nothing", 204, "", "runway sent nothing where JSON was expected; is its base URL right?"],
  [
    "another shape",
    200,
    { id: 1, cost: {} },
    "runway sent JSON of another shape than it documents (id, cost.credits)",
  ],
  ["a list", 200, [], "runway sent JSON of another shape than it documents (all of it)"],
])("takes %s for a passing trouble that says nothing", (_what, status, body, message) => {
  expect(thrownBy(() => readAnswer(answer(status, body), place, shape))).toMatchObject({
    kind: "transient",
    code: "vendor-answer-odd",
    message,
  });
});
