import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createPackIdeas } from "../src/ideas/packs/pack-writer.ts";
import { findMediaTools, type MediaTools } from "../src/media/find-media-tools.ts";
import type { Brief } from "../src/model/brief.ts";
import type { Narration } from "../src/model/narration.ts";
import type { Script } from "../src/model/script.ts";
import type { Shot } from "../src/model/shot.ts";
import { callNobody } from "../src/pipeline/call-nobody.ts";
import { speakScript } from "../src/pipeline/voice/speak-script.ts";
import { createMotion } from "../src/providers/motion/motion.ts";
import { createOfflineWriter } from "../src/providers/offline-writer/offline-writer.ts";
import { createSilentVoice } from "../src/providers/silent/silent-voice.ts";
import { openTemplates, type TemplateLibrary } from "../src/templates/open-templates.ts";

export const library: TemplateLibrary = openTemplates({
  builtIn: fileURLToPath(new URL("../templates", import.meta.url)),
});

export async function tools(): Promise<MediaTools> {
  return await findMediaTools({}, {});
}

const OWN_WORDS = [
  "Your eyes move three times a second.",
  "Each time, your brain goes blind for a moment.",
  "Then it fills the gap with a guess.",
  "You never notice, because the guess is good.",
  "Look into a mirror and try to see it happen.",
];

/** A script of one format, silent and timed by reading speed: the picture is what is measured. */
export async function benchScript(
  formatId: string,
  seed: string,
  folder: string,
): Promise<{ script: Script; narration: Narration }> {
  const textFile = join(folder, "words.md");
  writeFileSync(textFile, OWN_WORDS.join("\n\n"));
  const brief: Brief = {
    ...(formatId === "explainer" ? { textFile } : {}),
    packs: [],
    format: formatId,
    language: "en",
    voice: "none",
    count: 1,
    seed,
    isPreview: false,
    unverified: "cut",
    isPosted: false,
    isReviewed: false,
    writer: "offline-writer",
    shots: "motion",
    tier: "standard",
    platforms: ["tiktok"],
    brand: {},
    forbiddenWords: [],
    outFolder: "/",
  };
  const writer = createOfflineWriter({
    templatesFolder: library.folder,
    packs: createPackIdeas(library),
    wordPictures: () => library.wordPictures(),
  });
  const [concept] = await writer.proposeConcepts({ brief, count: 1, seed, history: [], perform: callNobody });
  if (!concept) throw new Error(`no concept for ${formatId}`);
  const script = await writer.writeScript(concept, {
    brief,
    count: 1,
    seed,
    history: [],
    perform: callNobody,
  });
  return { script, narration: await readSilently(script) };
}

async function readSilently(script: Script): Promise<Narration> {
  const chosen = { kind: "local", voice: createSilentVoice(), name: "" } as const;
  return await speakScript(
    { script, chosen, workFolder: "/", signal: new AbortController().signal },
    { media: nobody, perform: callNobody, keep: nobody },
  );
}

const nobody = async (): Promise<never> => {
  throw new Error("a silent voice needs nobody");
};

/** Every beat drawn by us. */
export async function drawnShots(script: Script): Promise<ReadonlyMap<string, Shot>> {
  const { shots } = await createMotion().provide({
    beats: script.beats,
    durationMsByBeat: new Map(),
    workFolder: "/",
    seed: "bench",
    signal: new AbortController().signal,
  });
  return shots;
}

/** CPU seconds of all children that ended so far, user and system (Linux). */
export function childCpuSeconds(): number {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
