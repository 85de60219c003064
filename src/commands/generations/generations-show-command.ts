import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (call, context) => {
  const document = await context.showGeneration(call.arguments[0] ?? "");
  const lines = document.concepts.map(
    (concept) =>
      `${concept.format.padEnd(10)}  ${concept.hook}\n            ${concept.videoId ?? "no video"} · ${concept.key}`,
  );
  return { document, text: [document.generation.id, ...lines].join("\n") };
};
