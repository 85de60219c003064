import { resolve } from "node:path";
import { formatUsd, usdToMicros } from "../../core/money.ts";
import type { RunCommand } from "../command.ts";

const TEXT = "This is how I sound. One, two, three: which of them was the longest?";

export const run: RunCommand = async (call, context) => {
  const [voice = ""] = call.arguments;
  const out = call.text("out") ?? `${voice.replace(/[^\w-]+/g, "-")}.wav`;
  const maxSpend = call.number("maxSpend");
  const document = await context.sampleVoice({
    voice,
    text: call.text("text") ?? TEXT,
    outFile: resolve(call.surroundings.cwd, out),
    maxSpendUsdMicros: maxSpend === undefined ? undefined : usdToMicros(maxSpend),
  });
  const cost = document.costUsd === 0 ? "for nothing" : `for ${formatUsd(usdToMicros(document.costUsd))}`;
  return { document, text: `${document.file}\n${(document.durationMs / 1000).toFixed(1)} s, ${cost}` };
};
