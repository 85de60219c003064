import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { AppError, systemErrorCode } from "../../core/app-error.ts";
import type { CommandCall, RunCommand } from "../command.ts";
import { keptText } from "./kept-text.ts";

/** A thousand accounts are far less. */
const BYTES_MAX = 8_000_000;

export const run: RunCommand = async (call, context) => {
  const document = await context.importAccounts(await tokensText(call));
  return { document, text: keptText(document.accounts, "imported") };
};

async function tokensText(call: CommandCall): Promise<string> {
  const { stdin, cwd } = call.surroundings;
  const written = call.text("tokensFile");
  if (written === undefined) throw unreadable("No file was named.", "Give --tokens-file <file>; - is stdin.");
  if (written === "-") return await wholeText(stdin);
  const file = resolve(cwd, written);
  try {
    const handle = await open(file);
    try {
      return await wholeText(handle.createReadStream({ autoClose: false }));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw unreadable(`${file} cannot be read (${code}).`, "Name a file that is there, or - for stdin.");
  }
}

async function wholeText(stream: AsyncIterable<string | Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    byteCount += bytes.byteLength;
    if (byteCount > BYTES_MAX)
      throw unreadable("That is too much for a file of tokens.", "Name another file.");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const unreadable = (message: string, hint: string): AppError =>
  new AppError({ kind: "usage", code: "tokens-file-unreadable", message, hint });
