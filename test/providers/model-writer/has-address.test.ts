import { expect, it } from "vitest";
import { hasAddress } from "../../../src/providers/model-writer/has-address.ts";

it.each([
  "https://evil.example/x",
  "HTTP://evil",
  "see www.evil.ru",
  "evil.com now",
  "bit.ly/abc",
  "go to evil.ru/free",
  "mail me@evil.museum",
  "follow @evil",
  "＠evil",
  "@ evil",
  "tg://join",
  "mailto:evil",
  "javascript:alert(1)",
])("%s sends people somewhere", (text) => {
  expect(hasAddress(text)).toBe(true);
});

it.each([
  "The fox stops in the snow.It listens.",
  "node.js is a name, e.g. for a program",
  "3.5 times, at 5 p.m.",
  "and/or 9/10 of them",
  "note: this is data: all of it",
])("%s does not", (text) => {
  expect(hasAddress(text)).toBe(false);
});
