import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { answerInError } from "../../../src/providers/http/answer-in-error.ts";

it("reads an SDK's error", () => {
  const headers = new Headers({ "retry-after": "3" });
  const body = { message: "bad", type: "x" };
  const thrown = Object.assign(new Error("400 bad"), { status: 400, headers, error: body });
  expect(answerInError(new Error("wrapped", { cause: thrown }))).toEqual({
    status: 400,
    headers,
    json: body,
    text: "bad",
  });
  const bare = answerInError(
    Object.assign(new Error("500 <html>"), { status: 500, error: undefined, headers: {} }),
  );
  expect(bare).toMatchObject({ status: 500, json: undefined, text: "<html>" });
});

it("reads ours when the head of an answer had come", () => {
  const details = { status: 422, reached: "yes" };
  const ours = new AppError({ kind: "transient", code: "vendor-answer-cut-off", message: "cut", details });
  expect(answerInError(new Error("Connection error.", { cause: ours }))).toMatchObject({
    status: 422,
    text: "cut",
  });
});

it("finds none in what had no answer", () => {
  const ours = new AppError({ kind: "transient", code: "x", message: "m", details: { reached: "unknown" } });
  for (const error of [
    new Error("x"),
    ours,
    "text",
    undefined,
    Object.assign(new Error(), { status: "failed" }),
  ]) {
    expect(answerInError(error)).toBeUndefined();
  }
});
