import { AppError } from "../../core/app-error.ts";
import type { ConfigDocument } from "../../model/command-documents.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = (call, { config }) => {
  const [only] = call.arguments;
  const settings = [...config.origins]
    .filter(([path]) => only === undefined || path === only || path.startsWith(`${only}.`))
    .map(([path, origin]) => ({ path, origin, value: valueAt(config.settings, path) }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
  if (only !== undefined && settings.length === 0) {
    throw new AppError({
      kind: "usage",
      code: "setting-unset",
      message: `Nothing is set under "${only}".`,
      hint: "`viral config show` lists all.",
    });
  }
  const document: ConfigDocument = { schema: "viral.config/1", settings };
  const width = Math.max(0, ...settings.map((row) => row.path.length));
  const lines = settings.map(
    (row) => `${row.path.padEnd(width)}  ${JSON.stringify(row.value)}  (${row.origin})`,
  );
  return Promise.resolve({ document, text: lines.join("\n") });
};

type Value = ConfigDocument["settings"][number]["value"];

function valueAt(settings: object, path: string): Value {
  let value: unknown = settings;
  for (const key of path.split(".")) value = (value as Record<string, unknown> | undefined)?.[key];
  return (value ?? null) as Value;
}
