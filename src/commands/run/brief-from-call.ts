import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Settings } from "../../config/settings-schema.ts";
import { AppError } from "../../core/app-error.ts";
import type { Brief } from "../../model/brief.ts";
import type { CommandCall } from "../command.ts";
import { within } from "../within.ts";

const LENGTH_SECONDS = { min: 5, max: 180 };
const COUNT_MAX = 1000;

/** Flags and settings as one brief. Usage errors name the flag; files are looked at, not read. */
export function briefFromCall(call: CommandCall, settings: Settings): Brief {
  const { cwd } = call.surroundings;
  const file = (flag: string): string | undefined => existing(call.text(flag), flag, "file", cwd);
  const topic = call.arguments[0]?.trim();
  const table = file("data");
  refuseColumnsWithoutTable(call, table);
  if (call.text("seed") === "") throw seedEmpty();
  const seconds = within(call.number("length"), "--length", LENGTH_SECONDS.min, LENGTH_SECONDS.max);
  const brief: Brief = {
    packs: [...call.list("pack")],
    language: settings.language,
    writer: settings.writer,
    unverified: settings.policy.unverified,
    isPosted: call.flag("post") || settings.posting.auto,
    isReviewed: settings.posting.review,
    voice: settings.voice,
    shots: settings.shots,
    tier: settings.tier,
    count: within(call.number("count"), "--count", 1, COUNT_MAX) ?? 1,
    isPreview: call.flag("preview"),
    platforms: settings.platforms,
    brand: settings.brand,
    forbiddenWords: settings.policy.forbiddenWords,
    outFolder: settings.out,
    ...given("topic", topic || undefined),
    ...given("textFile", file("from")),
    ...given("ownFolder", existing(call.text("own"), "own", "folder", cwd)),
    ...given("critic", settings.critic === "none" ? undefined : settings.critic),
    ...given("videoModel", settings.videoModel),
    ...given("format", settings.format),
    ...given("theme", settings.theme),
    ...given("captionStyle", settings.captionStyle),
    ...given("targetDurationMs", seconds === undefined ? undefined : Math.round(seconds * 1000)),
    ...given("seed", call.text("seed")),
  };
  if (!table) return brief;
  const columns = {
    ...given("label", call.text("label")),
    ...given("measure", call.text("measure")),
    ...given("time", call.text("time")),
  };
  return { ...brief, table: { file: table, ...columns } };
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]?: Value });
}

function existing(
  path: string | undefined,
  flag: string,
  kind: "file" | "folder",
  cwd: string,
): string | undefined {
  if (path === undefined) return undefined;
  const full = resolve(cwd, path);
  const facts = statSync(full, { throwIfNoEntry: false });
  const isRight = kind === "file" ? facts?.isFile() : facts?.isDirectory();
  if (isRight) return full;
  throw new AppError({
    kind: "usage",
    code: "input-missing",
    message: facts ? `--${flag} wants a ${kind}; ${full} is not one.` : `There is no ${kind} ${full}.`,
    hint: `Give --${flag} the path of a ${kind} that is there.`,
  });
}

/** An unset variable in a script, most likely: it would make the same video for ever. */
function seedEmpty(): AppError {
  return new AppError({
    kind: "usage",
    code: "seed-empty",
    message: "--seed is empty.",
    hint: "Give it a text, or leave it out.",
  });
}

function refuseColumnsWithoutTable(call: CommandCall, table: string | undefined): void {
  const column = ["label", "measure", "time"].find((name) => call.text(name) !== undefined);
  if (table || !column) return;
  throw new AppError({
    kind: "usage",
    code: "table-missing",
    message: `--${column} names a column, but there is no table.`,
    hint: "Give the table with --data.",
  });
}
