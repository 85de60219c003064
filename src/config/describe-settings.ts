import { z } from "zod";
import { environmentName, type SettingRow, settingRows } from "./setting-rows.ts";
import { Settings } from "./settings-schema.ts";

/** `templates/viral.config.schema.json`, for editors. */
export function configurationSchema(): string {
  const schema = z.toJSONSchema(Settings, { io: "input" });
  return `${JSON.stringify({ title: "viral.config.json", ...schema }, null, 2)}\n`;
}

/** `docs/configuration.md`. */
export function configurationPage(): string {
  const rows = settingRows().map(
    (row) =>
      `| \`${row.path}\` | ${row.description} | ${defaultText(row)} | \`${environmentName(row.path)}\` |`,
  );
  return `# Configuration

A setting is taken from the first of: a flag, a \`VIRAL_*\` variable, \`viral.config.json\` found upward from the working
folder, your own \`viral.config.json\`, the default. \`viral config show\` prints every value and where it comes from;
\`viral config set <setting> <value>\` changes your own file. Comments are allowed. Every mistake is reported at once, with
file and line.

Settings marked "Own settings only" may stand in your own file or a variable, never in a project's file: a repository that
you clone cannot choose which programs run or where your keys are sent.

\`VIRAL_HOME\` moves settings, state and secrets into one folder. Lists in variables are separated by commas.

For completion in editors: \`"$schema": "./node_modules/viral-studio/templates/viral.config.schema.json"\`.

| setting | what it does | default | variable |
|---|---|---|---|
${rows.join("\n")}
`;
}

function defaultText(row: SettingRow): string {
  return row.defaultValue === undefined ? "" : `\`${JSON.stringify(row.defaultValue)}\``;
}
