import { expect, test } from "vitest";
import { seal, unseal } from "../../src/pipeline/seal.ts";

const KEY = Buffer.alloc(32, 1);

test("a sealed handle opens only with its key and for its own effect", () => {
  const sealed = seal("https://upload/secret", KEY, "job/post/1");
  expect(sealed).not.toContain("upload");
  expect(unseal(sealed, KEY, "job/post/1")).toBe("https://upload/secret");
  expect(seal("https://upload/secret", KEY, "job/post/1")).not.toBe(sealed);
  for (const open of [
    () => unseal(sealed, Buffer.alloc(32, 2), "job/post/1"),
    () => unseal(sealed, KEY, "another/post/1"),
    () => unseal(`A${sealed.slice(1)}B`, KEY, "job/post/1"),
  ]) {
    expect(open).toThrow(expect.objectContaining({ kind: "config", code: "seal-key-wrong" }));
  }
});
