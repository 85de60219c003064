import { basename, resolve } from "node:path";
import { editConfig } from "../../config/edit-config.ts";
import type { VoiceAddedDocument } from "../../model/voice-documents.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (call, context) => {
  const folder = resolve(call.surroundings.cwd, call.arguments[0] ?? "");
  const name = call.text("name") ?? nameOf(folder);
  const facts = await context.checkVoiceModel(name, folder);
  const file = call.paths.configFile;
  editConfig(file, [{ path: `localVoices.${name}`, text: folder }]);
  const document: VoiceAddedDocument = {
    schema: "viral.voice-added/1",
    voice: `sherpa:${name}`,
    folder,
    file,
    ...facts,
  };
  const { kind, speakerCount, sampleRate } = facts;
  const speakers = speakerCount > 1 ? `, sherpa:${name}:0 to sherpa:${name}:${speakerCount - 1}` : "";
  const text = `sherpa:${name}${speakers} (${kind}, ${sampleRate} Hz) is in ${file}.\nTry it: viral voices sample sherpa:${name}`;
  return { document, text };
};

/** A folder's name, as far as a setting can be called so. */
const nameOf = (folder: string): string =>
  basename(folder)
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
