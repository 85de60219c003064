import { readFileSync } from "node:fs";
import type { Brief } from "../../src/model/brief.ts";
import type { Script } from "../../src/model/script.ts";
import type { Shot } from "../../src/model/shot.ts";
import { ClipClaims } from "../../src/pipeline/shots/stock/clip-claims.ts";
import { stockSource, VIDEOS_APART } from "../../src/pipeline/shots/stock/stock-source.ts";
import type { VideoServices } from "../../src/pipeline/video-services.ts";
import { freshWorkFolder } from "../../src/pipeline/work-folder.ts";
import type { StockLibrary } from "../../src/providers/contracts/stock-library.ts";
import { pexels } from "../../src/providers/pexels/definition.ts";
import { pixabay } from "../../src/providers/pixabay/definition.ts";
import type { Job } from "../../src/store/repositories/jobs.ts";
import { pexelsServer } from "../contracts/pexels-server.ts";
import { pixabayServer } from "../contracts/pixabay-server.ts";
import { type StockServer, shelfClip } from "../contracts/stock-library-server.ts";
import { benchVendor } from "../contracts/vendor-bench.ts";
import { sampleBrief } from "./brief.ts";
import { madeClip } from "./made-clips.ts";
import { plannedVideo, stepContext } from "./planned-video.ts";
import { headline, scriptOf } from "./small-video.ts";
import { temporaryServices } from "./video-services.ts";

export interface FootageScene {
  pexels: StockServer;
  pixabay: StockServer;
  services: VideoServices & { clock: { now: number; nowMs(): number } };
  job: Job;
  script: Script;
  /** Chooses the footage of one video as its step does. */
  provide(change?: Partial<Asked>): Promise<Provided>;
}

export interface Asked {
  job: Job;
  brief: Partial<Brief>;
  seed: string;
  beatMs: number;
  claims: ClipClaims;
}

export interface Provided {
  /** Library and clip of every beat, in order; undefined: none. */
  clips: (string | undefined)[];
  shots: ReadonlyMap<string, Shot>;
  warnings: string[];
}

/** A video of three beats, and both libraries on loopback with three clips of ten seconds each. */
export async function footageScene(
  words: readonly string[][] = [["fox"], ["owl"], ["bear"]],
): Promise<FootageScene> {
  const file = readFileSync(await madeClip("sharp"));
  const [key, otherKey] = ["pexels-canary-0123456789", "pixabay-canary-0123456789"];
  const servers = [await pexelsServer(file, key), await pixabayServer(file, otherKey)] as const;
  for (const { shelf } of servers)
    shelf.splice(0, 3, ...[1, 2, 3].map((id) => shelfClip(id, { seconds: 10 })));
  const libraries = [
    pexels.open(benchVendor(pexels, { baseUrl: servers[0].origin, key }).parts).stock,
    pixabay.open(benchVendor(pixabay, { baseUrl: servers[1].origin, key: otherKey }).parts).stock,
  ].filter((library): library is StockLibrary => library !== undefined);
  const clock = { now: Date.now(), nowMs: () => clock.now };
  const services = { ...(await temporaryServices()), clock, stockLibraries: async () => libraries };
  const { job: planned } = await plannedVideo(services);
  const plain = scriptOf(words.map((_, index) => headline(`Line ${index + 1}`)));
  const script: Script = {
    ...plain,
    beats: plain.beats.map((beat, index) => ({ ...beat, shotKeywords: words[index] ?? [] })),
  };
  return {
    pexels: servers[0],
    pixabay: servers[1],
    services,
    job: planned,
    script,
    async provide({ job = planned, brief = {}, seed = "s/0", beatMs = 2000, claims } = {}) {
      const context = stepContext(job);
      const source = stockSource(services, context, {
        brief: sampleBrief(brief),
        script,
        claims: claims ?? new ClipClaims(VIDEOS_APART),
      });
      const { shots, warnings } = await source.provide({
        beats: script.beats,
        durationMsByBeat: new Map(script.beats.map(({ id }) => [id, beatMs])),
        workFolder: await freshWorkFolder(services, job.id, "shots"),
        seed,
        signal: context.signal,
      });
      return {
        clips: script.beats.map(({ id }) => clipOf(shots.get(id))),
        shots,
        warnings: [...context.warnings, ...warnings],
      };
    },
  };
}

function clipOf(shot: Shot | undefined): string | undefined {
  return shot && `${shot.provenance.providerId}:${shot.provenance.assetId}`;
}
