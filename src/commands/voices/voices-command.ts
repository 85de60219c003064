import type { VoicesDocument } from "../../model/voice-documents.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (_call, context) => {
  const document = await context.listVoices();
  return { document, text: voicesText(document) };
};

function voicesText({ voices, notes }: VoicesDocument): string {
  const width = Math.max(0, ...voices.map(({ id }) => id.length));
  return [
    ...voices.map(({ id, language, description, usdPerMillionCharacters: price }) =>
      [id.padEnd(width), language.padEnd(5), price === 0 ? "free" : `$${price}/M`, description].join("  "),
    ),
    ...notes.map(({ vendor, message }) => `${vendor}: ${message}`),
  ].join("\n");
}
