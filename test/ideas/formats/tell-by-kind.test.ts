import { expect, it } from "vitest";
import { tellByKind } from "../../../src/ideas/formats/tell-by-kind.ts";
import type { PackDraft, PackIdea } from "../../../src/ideas/packs/pack-idea.ts";
import { library, roomOf, row, smallPack } from "./told-ideas.ts";

const loaded = smallPack([row("a", { length: 1 })]);
const way = (kind: string) => ({
  kinds: [kind],
  *ideas(): Iterable<PackIdea> {
    yield roomOf(loaded, "myth", { kind }).idea;
  },
  draft: (): PackDraft => ({
    title: kind,
    slots: {},
    receiptKeys: [],
    write: () => {
      throw new Error("not written");
    },
  }),
});
const format = tellByKind("myth", [way("one"), way("two")]);

it("has the ideas of all its ways, and tells each its own way", () => {
  expect([...format.ideas(loaded, library)].map(({ kind }) => kind)).toEqual(["one", "two"]);
  expect(format.draft(roomOf(loaded, "myth", { kind: "two" })).title).toBe("two");
});

it("says which kind it cannot tell", () => {
  expect(() => format.draft(roomOf(loaded, "myth", { kind: "three" }))).toThrow(/kind three/);
});
