import { expect, it } from "vitest";
import { checkObjectKey } from "../../../src/providers/contracts/object-store.ts";

it.each(["a.mp4", "videos/0a1b.mp4", "a/b/c-d_e.png"])("%s is a key", (key) => {
  expect(() => checkObjectKey(key)).not.toThrow();
});

it.each(["", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a b", "ü", "a?b", "a%2fb", "a\\b", "a\n"])(
  "%j is none",
  (key) => {
    expect(() => checkObjectKey(key)).toThrow("is no key of an object");
  },
);
