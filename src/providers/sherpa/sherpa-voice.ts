import { join } from "node:path";
import { AppError, isAppError } from "../../core/app-error.ts";
import type { Voice } from "../contracts/voice.ts";
import { recogniseModel, type SherpaModel } from "./recognise-model.ts";
import { runSherpa, type SherpaFacts, whyNoPackage } from "./run-sherpa.ts";

export interface SherpaParts {
  /** Folders of models by the name that a person gave them. */
  models: Readonly<Record<string, string>>;
  packageFolders: readonly string[];
}

const SPEAKER = /^(.+?)(?::(\d{1,4}))?$/;

/** Natural voices on this machine: sherpa-onnx with models that the user brings. It tells no times. */
export function createSherpaVoice({ models, packageFolders }: SherpaParts): Voice {
  return {
    id: "sherpa",
    sound: "finished",
    listVoices: () =>
      Object.entries(models).map(([name, folder]) => ({ name, language: "", description: folder })),
    hasVoice: (name) => models[SPEAKER.exec(name)?.[1] ?? ""] !== undefined,
    async whyNotReady(voice, language) {
      const [, name = ""] = SPEAKER.exec(voice) ?? [];
      try {
        const model = await recogniseModel(models[name] ?? "");
        if (language !== undefined) refuseOtherLanguage(language, model, name);
        return whyNoPackage(packageFolders);
      } catch (error) {
        if (!isAppError(error)) throw error;
        return error;
      }
    },
    async speak(request) {
      const [, name = "", speaker = "0"] = SPEAKER.exec(request.voice) ?? [];
      const model = await recogniseModel(models[name] ?? "");
      refuseOtherLanguage(request.language, model, name);
      const fileOf = (id: string): string => join(request.workFolder, `sherpa-${id}.wav`);
      const said = request.beats.filter(({ words }) => words.length > 0);
      const lines = said.map(({ id, text }) => ({ text, file: fileOf(id) }));
      const { signal } = request;
      await runSherpa({ name, model, speaker: Number(speaker), lines, packageFolders, signal });
      return request.beats.map(({ id, words }) =>
        words.length === 0 ? { id, words: [] } : { id, file: fileOf(id) },
      );
    },
  };
}

/** Loads a folder's model once, to see that it works. Throws as `recogniseModel` and `runSherpa`. */
export async function checkSherpaModel(
  name: string,
  folder: string,
  { packageFolders, signal }: Pick<SherpaParts, "packageFolders"> & { signal: AbortSignal },
): Promise<SherpaFacts & Pick<SherpaModel, "kind" | "language">> {
  const model = await recogniseModel(folder);
  const facts = await runSherpa({ name, model, speaker: 0, lines: [], packageFolders, signal });
  return { ...facts, kind: model.kind, language: model.language };
}

function refuseOtherLanguage(wanted: string, { language }: SherpaModel, name: string): void {
  if (language === undefined || language.split("-")[0] === wanted.split("-")[0]) return;
  throw new AppError({
    kind: "usage",
    code: "voice-language",
    message: `This text cannot be spoken: the model ${name} speaks ${language}, not "${wanted}".`,
    hint: "Use a model of that language (`viral voices add`), or --voice none.",
  });
}
