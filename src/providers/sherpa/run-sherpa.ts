import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import { readJson } from "../../core/json.ts";
import type { SherpaModel } from "./recognise-model.ts";

/** The version whose contract this speaks. */
const PACKAGE = { name: "sherpa-onnx-node", version: "1.13.8" };
const CHILD = fileURLToPath(new URL("./sherpa-child.mjs", import.meta.url));
const ENDINGS = { noPackage: 40, noSpeaker: 41 };
const THREADS = 2;

export interface SherpaCall {
  /** As the person named it. */
  name: string;
  model: SherpaModel;
  speaker: number;
  /** None: the model is only loaded. */
  lines: readonly { text: string; file: string }[];
  /** Where the package may be installed; the last one is where a person is told to install it. */
  packageFolders: readonly string[];
  signal: AbortSignal;
}

const Told = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loaded"), speakerCount: z.number().int(), sampleRate: z.number().int() }),
  z.object({ kind: z.literal("spoken"), file: z.string() }),
]);

export interface SherpaFacts {
  speakerCount: number;
  sampleRate: number;
}

/**
 * Loads a model and speaks lines in a process of its own. Config errors: `voice-package-missing` with the line to type,
 * `voice-model-broken`; usage `voice-unknown` for a speaker that the model does not have.
 */
export async function runSherpa(call: SherpaCall): Promise<SherpaFacts> {
  const { model, speaker, lines, packageFolders, signal } = call;
  const config = {
    model: { ...model.config, numThreads: THREADS, provider: "cpu", debug: false },
    maxNumSentences: 1,
  };
  const {
    exitCode,
    isCanceled,
    stdout,
    stderr,
    signal: killedBy,
  } = await execa(process.execPath, ["--no-warnings", CHILD], {
    input: JSON.stringify({ packageFolders, config, speaker, lines }),
    reject: false,
    cancelSignal: signal,
  });
  if (isCanceled) {
    throw new AppError({ kind: "cancelled", code: "voice-cancelled", message: "Speaking was stopped." });
  }
  const told = stdout.split("\n").flatMap(read);
  const loaded = told.find((one) => one.kind === "loaded");
  if (exitCode === ENDINGS.noPackage) throw packageMissing(packageFolders, stderr);
  if (exitCode === ENDINGS.noSpeaker) throw noSpeaker(call, loaded?.speakerCount ?? 1);
  const spokenCount = told.filter((one) => one.kind === "spoken").length;
  if (exitCode === 0 && loaded && spokenCount === lines.length) return loaded;
  throw broken(call, loaded !== undefined, `${killedBy ?? exitCode}: ${stderr.slice(-400).trim()}`);
}

/** Native code writes there too. */
function read(line: string): z.infer<typeof Told>[] {
  const { data } = Told.safeParse(readJson(line));
  return data ? [data] : [];
}

/** Undefined: the package is installed. Whether it loads here too, only loading it shows. */
export function whyNoPackage(folders: readonly string[]): AppError | undefined {
  const reasons: string[] = [];
  for (const folder of folders) {
    try {
      createRequire(join(folder, "any.js")).resolve(PACKAGE.name);
      return undefined;
    } catch (error) {
      reasons.push(String(error));
    }
  }
  return packageMissing(folders, reasons.join("\n"));
}

function packageMissing(folders: readonly string[], why: string): AppError {
  return new AppError({
    kind: "config",
    code: "voice-package-missing",
    message: "Local voices need the package sherpa-onnx-node, which is not installed or does not load here.",
    hint: `Install it: \`npm install --prefix "${folders.at(-1)}" ${PACKAGE.name}@${PACKAGE.version}\``,
    details: { why: why.slice(0, 1_000) },
  });
}

function noSpeaker({ name, speaker }: SherpaCall, count: number): AppError {
  return new AppError({
    kind: "usage",
    code: "voice-unknown",
    message: `The model ${name} has ${count} ${count === 1 ? "speaker" : "speakers"}; ${speaker} is none of them.`,
    hint: count === 1 ? `Say sherpa:${name}.` : `Say sherpa:${name}:0 to sherpa:${name}:${count - 1}.`,
  });
}

function broken({ name, model }: SherpaCall, wasLoaded: boolean, ending: string): AppError {
  return new AppError({
    kind: "config",
    code: "voice-model-broken",
    message: `The ${model.kind} model ${name} ${wasLoaded ? "stopped while it spoke" : "cannot be loaded"} (${ending}).`,
    hint: "Check that it was unpacked whole: docs/voices.md says how. Another voice: --voice flite:slt.",
  });
}
