import * as fc from "fast-check";
import { expect, test } from "vitest";
import { folderName } from "../../../src/providers/outbox/folder-name.ts";

test("readable, short, and told apart by the video", () => {
  expect(folderName("Älteste Städte: Top 5!", "vid_0199-abcdef")).toBe("alteste-stadte-top-5-abcdef");
  expect(folderName("日本", "vid_0199-abcdef")).toBe("video-abcdef");
});

test("any title gives a plain name that leaves no folder", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (title) => {
      expect(folderName(title, "vid_1234567890")).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-567890$/);
    }),
  );
});
