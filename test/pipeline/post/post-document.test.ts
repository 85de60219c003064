import { expect, test } from "vitest";
import type { Platform } from "../../../src/model/platform.ts";
import { buildPostDocument, cleanHashtags, disclosureOf } from "../../../src/pipeline/post/post-document.ts";

const sourced = { source: "test", verified: false };

function platform(changes: Partial<Platform>): Platform {
  return {
    id: "tube",
    title: "Tube",
    safeZone: { left: 0, top: 0, right: 1080, bottom: 1920, ...sourced },
    durationMs: { min: 0, max: 60_000, ...sourced },
    fileBytesMax: { value: 1e9, ...sourced },
    captionCharactersMax: { value: 200, ...sourced },
    ...changes,
  };
}

const script = {
  title: "Who has <more> people than you think?",
  caption: "Three giants of Asia, counted again and again.",
  hashtags: ["#asia", "maps & facts", "#Asia", "#"],
  credits: ["Data: Unicode CLDR 48", "Data: Unicode CLDR 48"],
};

function build(changes: Partial<Platform>) {
  const [text] = buildPostDocument({
    videoId: "vid_1",
    script,
    provenance: [],
    platforms: [platform(changes)],
  }).platforms;
  if (!text) throw new Error("no text for the platform");
  return text;
}

test("a caption that fits stands with its credits and hashtags", () => {
  expect(build({}).caption).toBe(`${script.caption}\n\nData: Unicode CLDR 48\n\n#asia #mapsfacts`);
});

test("hashtags go first, then words; credits stay", () => {
  const some = build({ captionCharactersMax: { value: 80, ...sourced } });
  expect(some.hashtags).toEqual(["#asia"]);
  const tight = build({ captionCharactersMax: { value: 45, ...sourced } });
  expect(tight.hashtags).toEqual([]);
  expect(tight.caption).toBe("Three giants of Asia…\n\nData: Unicode CLDR 48");
});

test("a platform's own limits on titles, hashtags and characters are kept", () => {
  expect(build({}).title).toBe("");
  const text = build({
    titleCharactersMax: { value: 20, ...sourced },
    hashtagsMax: { value: 1, ...sourced },
    forbiddenCharacters: "<>",
  });
  expect(text.title).toBe("Who has ‹more›…");
  expect(text.hashtags).toEqual(["#asia"]);
});

test("bytes are counted where a platform counts bytes", () => {
  const greek = { ...script, caption: "Αθήνα ".repeat(30), credits: [], hashtags: [] };
  const [text] = buildPostDocument({
    videoId: "vid_1",
    script: greek,
    provenance: [],
    platforms: [platform({ captionCharactersMax: { value: 100, unit: "bytes", ...sourced } })],
  }).platforms;
  const bytes = Buffer.byteLength(text?.caption ?? "", "utf8");
  expect(bytes).toBeLessThanOrEqual(100);
  expect(bytes).toBeGreaterThan(80);
});

test("disclosure says what a model made, and only that", () => {
  expect(disclosureOf([{ providerId: "motion", kind: "motion", isAiGenerated: false }])).toEqual({
    isAiGenerated: false,
    reasons: [],
  });
  expect(
    disclosureOf([
      { providerId: "motion", kind: "motion", isAiGenerated: false },
      { providerId: "runway", kind: "ai", isAiGenerated: true },
      { providerId: "runway", kind: "ai", isAiGenerated: true },
    ]),
  ).toEqual({ isAiGenerated: true, reasons: ["footage made by runway"] });
});

test("hashtags are single words, once each", () => {
  expect(cleanHashtags(["##a b", "ÉTÉ!", "#été", ""])).toEqual(["#ab", "#ÉTÉ"]);
});
