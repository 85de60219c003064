import { copyFileSync } from "node:fs";
import { expect, it } from "vitest";
import { keepFor } from "../../../../src/pipeline/keep-file.ts";
import { ClipClaims } from "../../../../src/pipeline/shots/stock/clip-claims.ts";
import { findFootage } from "../../../../src/pipeline/shots/stock/find-footage.ts";
import { openDesk } from "../../../../src/pipeline/shots/stock/stock-desk.ts";
import type { StockAnswer, StockLibrary } from "../../../../src/providers/contracts/stock-library.ts";
import { libraryOf, stockClip } from "../../../support/library.ts";
import { madeClip, tools as media } from "../../../support/made-clips.ts";
import { headline, scriptOf } from "../../../support/small-video.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { temporaryServices } from "../../../support/video-services.ts";

const file = await madeClip("sharp");

/** Files whose clip is named `bad…` are an HTML page. */
const shelf = (id: string, answer: (words: string) => StockAnswer) =>
  libraryOf(id, answer, async ({ url }, target) => {
    copyFileSync(url.includes("/bad") ? new URL(import.meta.url).pathname : file, target);
    return { sha256: "", byteCount: 1, mediaType: "video/mp4" };
  });

async function find(libraries: readonly StockLibrary[], keywords: readonly string[][]) {
  const services = await temporaryServices();
  const { store, clock } = services;
  const { signal } = new AbortController();
  const workFolder = temporaryFolder();
  const plain = scriptOf(keywords.map((_, index) => headline(`Line ${index}`)));
  const beats = plain.beats.map((beat, index) => ({ ...beat, shotKeywords: keywords[index] ?? [] }));
  const { shots, warnings, tried } = await findFootage(
    {
      script: { beats },
      beats,
      durationMsByBeat: new Map(beats.map(({ id }) => [id, 1000])),
      seed: "s",
      signal,
      workFolder,
    },
    {
      libraries,
      services,
      desk: openDesk({ store, clock, language: "en", signal, warn: () => undefined }),
      taking: new ClipClaims(30).open("job_1", new Set()),
      keep: keepFor(services, "job_1", workFolder),
      jobId: "job_1",
      media,
      workFolder,
    },
  );
  const found = beats
    .map(({ id }) => shots.get(id)?.provenance)
    .map((one) => one && `${one.providerId}:${one.assetId}`);
  return { found, warnings, tried: beats.map(({ id }) => tried?.get(id)) };
}

it("asks every library for the right words before it asks anybody for others", async () => {
  const one = shelf("one", (words) => ({ clips: words === "red fox" ? [stockClip("1")] : [] }));
  const two = shelf("two", (words) => ({ clips: words === "red fox snow" ? [stockClip("2")] : [] }));
  const { found, tried } = await find([one, two], [["red", "fox", "snow"]]);
  expect(found).toEqual(["two:2"]);
  expect(tried).toEqual([[{ by: "one", why: 'no clip that is free fits "red fox snow"' }]]);
  expect([one.searches, two.searches]).toEqual([["red fox snow"], ["red fox snow"]]);
});

it("lets whose file is of no use choose again, after the others have chosen", async () => {
  const clips = [stockClip("bad1"), stockClip("2")];
  const one = shelf("one", () => ({ clips }));
  const { found, warnings } = await find([one], [["fox"], ["fox"]]);
  expect(found.filter((clip) => clip !== undefined)).toEqual(["one:2"]);
  expect(warnings).toEqual([
    expect.stringMatching(/^b[12]: clip bad1 of one is not used: it cannot be read as a clip$/),
    expect.stringMatching(/^no footage was found for b[12], which is drawn instead$/),
  ]);
});

it("tries three files of a search, then asks for the next", async () => {
  const bad = ["bad1", "bad2", "bad3", "bad4"].map((id) => stockClip(id));
  const one = shelf("one", () => ({ clips: bad }));
  const two = shelf("two", () => ({ clips: [stockClip("5")] }));
  const { found, warnings, tried } = await find([one, two], [["fox"]]);
  expect(found).toEqual(["two:5"]);
  expect(warnings).toHaveLength(3);
  expect(tried[0]).toEqual(
    Array.from({ length: 3 }, () => ({ by: "one", why: expect.stringMatching(/^clip bad\d is not used: /) })),
  );
});

it("says nothing of beats that have no words: they were never to be filmed", async () => {
  const one = shelf("one", () => ({ clips: [] }));
  expect(await find([one], [[], []])).toEqual({
    found: [undefined, undefined],
    warnings: [],
    tried: [undefined, undefined],
  });
  expect(one.searches).toEqual([]);
});
