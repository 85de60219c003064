import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { AppError, systemErrorCode } from "../../core/app-error.ts";
import { readJson } from "../../core/json.ts";

/** A model folder, by the files that lie in it: what sherpa-onnx is told to load. */
export interface SherpaModel {
  kind: "kokoro" | "matcha" | "vits";
  /** BCP 47; undefined: its files do not say. */
  language: string | undefined;
  /** `model` of sherpa's own configuration, with absolute paths. */
  config: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Recognises a folder of sherpa-onnx's own releases: Kokoro has `voices.bin`, Matcha a vocoder beside its model, all else
 * with one model and `tokens.txt` is VITS, Piper's among them. Throws config `voice-model-unknown`.
 */
export async function recogniseModel(folder: string): Promise<SherpaModel> {
  const files = new Set(await list(folder));
  const at = (name: string): string => resolve(folder, name);
  const models = [...files].filter((name) => name.endsWith(".onnx")).sort();
  const vocoders = models.filter((name) => VOCODER.test(name));
  const [model, ...others] = models.filter((name) => !VOCODER.test(name));
  if (!model) throw unknown(folder, "there is no model (.onnx) in it");
  if (!files.has("tokens.txt"))
    throw unknown(folder, "there is no tokens.txt; Piper's own downloads have none");
  if (others.length > 0) throw unknown(folder, `there are several models: ${[model, ...others].join(", ")}`);
  const common: { tokens: string; dataDir?: string; lexicon?: string } = {
    tokens: at("tokens.txt"),
    ...(files.has("espeak-ng-data") ? { dataDir: at("espeak-ng-data") } : {}),
    ...lexiconOf(files, at),
  };
  const language = await languageOf(folder, model, files);
  if (files.has("voices.bin")) {
    if (!common.dataDir)
      throw unknown(folder, "there is no espeak-ng-data, which Kokoro speaks with; unpack the archive whole");
    const kokoro = { model: at(model), voices: at("voices.bin"), ...common };
    return { kind: "kokoro", language, config: { kokoro } };
  }
  const [vocoder] = vocoders;
  if (vocoder) {
    const matcha = { acousticModel: at(model), vocoder: at(vocoder), ...common };
    return { kind: "matcha", language, config: { matcha } };
  }
  return { kind: "vits", language, config: { vits: { model: at(model), ...common } } };
}

const VOCODER = /^(?:vocos|hifigan)/;

const BRITISH = "lexicon-gb-en.txt";
const AMERICAN = "lexicon-us-en.txt";

/** Kokoro's newer models have a lexicon for each language that they speak; of two Englishes the one of sherpa's examples. */
function lexiconOf(files: ReadonlySet<string>, at: (name: string) => string): { lexicon?: string } {
  const lexicons = [...files]
    .filter((name) => /^lexicon.*\.txt$/.test(name))
    .filter((name) => name !== BRITISH || !files.has(AMERICAN))
    .sort();
  return lexicons.length === 0 ? {} : { lexicon: lexicons.map(at).join(",") };
}

const PiperFacts = z.object({ language: z.object({ code: z.string() }) });

/** Piper writes it into a file beside its model, and into its name: `en_US-joe-medium`. */
async function languageOf(
  folder: string,
  model: string,
  files: ReadonlySet<string>,
): Promise<string | undefined> {
  const named = /(?:^|[-_\s])([a-z]{2}_[A-Z]{2})(?:[-_.\s]|$)/.exec(
    `${folder.split(/[\\/]/).at(-1)} ${model}`,
  )?.[1];
  if (named) return named.replace("_", "-");
  if (!files.has(`${model}.json`)) return undefined;
  const facts = PiperFacts.safeParse(readJson(await readFile(join(folder, `${model}.json`), "utf8")));
  return facts.data?.language.code.replace("_", "-");
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "ENOENT") throw unknown(folder, "there is no such folder");
    if (code === "ENOTDIR") throw unknown(folder, "it is no folder; unpack the archive first");
    throw error;
  }
}

function unknown(folder: string, why: string): AppError {
  return new AppError({
    kind: "config",
    code: "voice-model-unknown",
    message: `${folder} is no voice model that sherpa-onnx can load: ${why}.`,
    hint: "Kokoro, Piper (VITS) and Matcha in sherpa-onnx's own form are known; docs/voices.md says where they are found.",
  });
}
