import type { TemplateSummary, TemplatesDocument } from "../../model/command-documents.ts";
import type { CommandAnswer } from "../command.ts";

/** One paragraph an item, with the path of its picture. */
export function templatesAnswer(
  schema: TemplatesDocument["schema"],
  items: readonly TemplateSummary[],
): CommandAnswer {
  const document: TemplatesDocument = { schema, items: [...items] };
  const width = Math.max(0, ...items.map((item) => item.id.length));
  const indent = " ".repeat(width + 2);
  const text = items.map((item) =>
    [
      `${item.id.padEnd(width)}  ${item.description}`,
      item.note === "" ? undefined : `${indent}${item.note}`,
      item.picture === null ? undefined : `${indent}${item.picture}`,
    ]
      .filter((line) => line !== undefined)
      .join("\n"),
  );
  return { document, text: text.join("\n") };
}
