import { expect, it } from "vitest";
import { stockShot } from "../../../../src/pipeline/shots/stock/stock-shot.ts";
import { stockClip } from "../../../support/library.ts";
import { headline, scriptOf } from "../../../support/small-video.ts";

const [beat] = scriptOf([headline("A"), headline("B"), headline("C")]).beats;
const fetched = {
  file: "/blobs/a",
  facts: { durationMs: 9_960, bytes: 5, picture: { width: 1080, height: 1920 } as never },
  fetchedAtMs: Date.UTC(2026, 10, 29),
};
const [file] = stockClip("7").files;

function shotOf(change: Parameters<typeof stockClip>[1], creditTo?: string) {
  if (!beat || !file) throw new Error("a script has beats, a clip has files");
  const terms = { licence: "free", searchKeptMs: 1, ...(creditTo === undefined ? {} : { creditTo }) };
  return stockShot(
    beat,
    fetched,
    { clip: stockClip("7", change), file, startMs: 1500 },
    { id: "shelf", terms },
  );
}

it("plays on from where the clip has come to rest, with all that is known of whose it is", () => {
  expect(shotOf({}, "The Shelf")).toEqual({
    kind: "clip",
    file: "/blobs/a",
    startMs: 1500,
    durationMs: 8_460,
    width: 1080,
    height: 1920,
    data: beat?.data,
    provenance: {
      providerId: "shelf",
      kind: "stock",
      isAiGenerated: false,
      assetId: "7",
      author: "Author 7",
      licence: "free",
      url: "https://library.example/7/",
      fetchedAt: "2026-11-29T00:00:00.000Z",
      creditTo: "The Shelf",
    },
  });
});

it("says that a model made it, and nothing of what the library does not say", () => {
  const { provenance } = shotOf({ isAiGenerated: true, author: "", pageUrl: "" });
  expect(provenance.isAiGenerated).toBe(true);
  expect(Object.keys(provenance)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(?:author|url|creditTo)$/)]),
  );
});
