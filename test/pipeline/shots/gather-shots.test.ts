import { expect, test } from "vitest";
import type { Beat } from "../../../src/model/script.ts";
import type { Shot } from "../../../src/model/shot.ts";
import { gatherShots } from "../../../src/pipeline/shots/gather-shots.ts";
import type { ShotSource } from "../../../src/providers/contracts/shot-source.ts";

const beats = ["b1", "b2", "b3"].map(
  (id): Beat => ({
    id,
    role: "item",
    narration: [],
    data: { layout: "headline", text: id },
    minDurationMs: 1000,
    pauseAfterMs: 0,
    accent: "none",
    shotKeywords: [],
  }),
);
const request = {
  beats,
  durationMsByBeat: new Map(beats.map((beat) => [beat.id, 1000])),
  workFolder: "/nowhere",
  seed: "s",
  signal: new AbortController().signal,
};

function source(id: string, serves: readonly string[], asked: string[][] = []): ShotSource {
  return {
    id,
    estimateUsdMicros: () => 0,
    async provide({ beats: wanted }) {
      asked.push(wanted.map((beat) => beat.id));
      const shots = new Map<string, Shot>();
      for (const beat of wanted.filter(({ id: beatId }) => serves.includes(beatId))) {
        shots.set(beat.id, {
          kind: "drawn",
          data: beat.data,
          provenance: { providerId: id, kind: "motion", isAiGenerated: false },
        });
      }
      return { shots, warnings: [`${id} warns`] };
    },
  };
}

test("a later source is asked only for what earlier ones could not serve", async () => {
  const asked: string[][] = [];
  const gathered = await gatherShots(request, [
    source("own", ["b2"]),
    source("motion", ["b1", "b2", "b3"], asked),
  ]);
  expect(gathered.shots.map(({ beatId, shot }) => [beatId, shot.provenance.providerId])).toEqual([
    ["b1", "motion"],
    ["b2", "own"],
    ["b3", "motion"],
  ]);
  expect(asked).toEqual([["b1", "b3"]]);
  expect(gathered.warnings).toEqual(["own warns", "motion warns"]);
});

test("a beat that nobody serves is our fault, and says which", async () => {
  await expect(gatherShots(request, [source("own", ["b1"])])).rejects.toMatchObject({
    kind: "bug",
    code: "shot-missing",
    message: expect.stringContaining("b2"),
  });
});

test("a shot says whom it fell from, whoever serves it", async () => {
  const failing = (id: string, tries: Record<string, string>, unpaid?: string[]): ShotSource => ({
    ...source(id, []),
    provide: async () => ({
      shots: new Map(),
      warnings: [],
      tried: new Map(Object.entries(tries).map(([beatId, why]) => [beatId, [{ by: id, why }]])),
      ...(unpaid === undefined ? {} : { unpaid }),
    }),
  });
  const { shots, unpaid } = await gatherShots(request, [
    failing("own", { b1: "too short" }),
    failing("ai", { b1: "moderated", b2: "too dear" }, ["b2"]),
    source("motion", ["b1", "b2", "b3"]),
  ]);
  expect(shots.map(({ shot }) => shot.provenance.tried)).toEqual([
    [
      { by: "own", why: "too short" },
      { by: "ai", why: "moderated" },
    ],
    [{ by: "ai", why: "too dear" }],
    undefined,
  ]);
  expect(unpaid).toEqual(["b2"]);
});
