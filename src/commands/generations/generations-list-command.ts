import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (call, context) => {
  const document = await context.listGenerations({ limit: call.number("limit") ?? 50 });
  const lines = document.generations.map(
    (row) =>
      `${row.id}  ${row.createdAt}  ${row.conceptCount} concepts, ${row.videoCount} videos${row.topic === null ? "" : `  ${row.topic}`}`,
  );
  return { document, text: lines.length === 0 ? "No generations. `viral run` makes one." : lines.join("\n") };
};
