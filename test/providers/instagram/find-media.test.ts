import { describe, expect, it } from "vitest";
import {
  candidatesIn,
  isTelling,
  isWholeFor,
  type Media,
} from "../../../src/providers/instagram/find-media.ts";
import { orderOf } from "../../contracts/instagram-scene.ts";

const SENT_MS = Date.UTC(2026, 10, 29, 10);
const publish = {
  firstAtMs: SENT_MS,
  lastAtMs: SENT_MS,
  sends: 1,
  refusals: 0,
  knownIds: ["7"],
  error: null,
  notBeforeMs: null,
  mayRepeat: false,
};
const order = { ...orderOf("/v.mp4", Buffer.from("v")), caption: "Foxes hear mice. #fox" };
const OURS: Media = { id: "1", caption: "Foxes hear mice. #fox", atMs: SENT_MS + 2_000, isReel: true };

function isCandidate(change: Partial<Media>): boolean {
  const media = [{ ...OURS, ...change }];
  const listing = { media, atMs: SENT_MS, wholeSinceMs: Number.NEGATIVE_INFINITY };
  return candidatesIn(listing, publish, order).length === 1;
}

describe("a post that may be the one that was published", () => {
  it.each<[string, Partial<Media>, boolean]>([
    ["as it is", {}, true],
    ["with other spaces, signs and letter forms", { caption: "\n ＦＯＸＥＳ hear mice — #fox 🦊" }, true],
    ["with another caption", { caption: "Foxes hear mice." }, false],
    ["without a caption", { caption: "" }, false],
    ["that was there before", { id: "7" }, false],
    ["that is no reel", { isReel: false }, false],
    ["a little early by another clock", { atMs: SENT_MS - 59_000 }, true],
    ["from before", { atMs: SENT_MS - 61_000 }, false],
    ["a quarter of an hour later", { atMs: SENT_MS + 15 * 60_000 }, true],
    ["from much later", { atMs: SENT_MS + 16 * 60_000 }, false],
    ["of a time that cannot be read", { atMs: Number.NaN }, false],
  ])("%s", (_name, change, expected) => {
    expect(isCandidate(change)).toBe(expected);
  });
});

it("proves an absence only where the list reaches back", () => {
  const whole = (wholeSinceMs: number) => isWholeFor({ media: [], atMs: SENT_MS, wholeSinceMs }, publish);
  expect([whole(Number.NEGATIVE_INFINITY), whole(SENT_MS - 61_000), whole(SENT_MS - 60_000)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(whole(Number.POSITIVE_INFINITY)).toBe(false);
});

it.each([
  ["Foxes", true],
  ["狐", true],
  ["🦊 …", false],
  ["", false],
])("knows whether %j tells posts apart", (caption, expected) => {
  expect(isTelling({ ...order, caption })).toBe(expected);
});
