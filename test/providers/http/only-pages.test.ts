import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { answersWithPage, isPage } from "../../../src/providers/http/only-pages.ts";

const answer = (status: number, text: string, json?: unknown) => ({
  status,
  text,
  json,
  headers: new Headers(),
});
const PAGE = answer(200, " <!doctype html><title>Hi</title>");
const { signal } = new AbortController();

it.each([
  ["a page as a success", PAGE, true],
  ["a page as an error, as a vendor's own front shows it", { ...PAGE, status: 502 }, false],
  ["JSON that speaks of one", answer(200, '"<html>"', "<html>"), false],
  ["other text", answer(200, "welcome"), false],
  ["nothing", answer(204, ""), false],
])("%s", (_what, one, wanted) => {
  expect(isPage(one)).toBe(wanted);
});

it("only a page proves that the vendor is not there", async () => {
  const broken = new AppError({ kind: "transient", code: "vendor-unreachable", message: "reset" });
  expect(await answersWithPage(async () => PAGE, signal)).toBe(true);
  expect(await answersWithPage(async () => answer(401, "{}", {}), signal)).toBe(false);
  expect(await answersWithPage(async () => await Promise.reject(broken), signal)).toBe(false);
  const defect = new TypeError("of ours");
  await expect(answersWithPage(async () => await Promise.reject(defect), signal)).rejects.toBe(defect);
});

it("whoever gives up is told so", async () => {
  const given = AbortSignal.abort(new Error("stop"));
  const ask = async () => await Promise.reject(new AppError({ kind: "transient", code: "x", message: "x" }));
  await expect(answersWithPage(ask, given)).rejects.toThrow("stop");
});
