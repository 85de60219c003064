import { AppError } from "../../core/app-error.ts";
import { AccountName, AccountWishes } from "../../model/account.ts";
import type { CommandCall, RunCommand } from "../command.ts";
import { keptText } from "./kept-text.ts";
import { talkWith } from "./talk-with.ts";

export const run: RunCommand = async (call, context) => {
  const [platform = ""] = call.arguments;
  const request = {
    platform,
    name: nameIn(call),
    way: call.text("way"),
    isDevice: call.flag("device"),
    wishes: wishesIn(call),
  };
  const document = await context.connectAccounts(request, talkWith(call.surroundings));
  return { document, text: keptText(document.accounts, "connected") };
};

function nameIn(call: CommandCall): string | undefined {
  const name = call.text("name")?.replace(/^@/u, "");
  if (name === undefined || AccountName.safeParse(name).success) return name;
  throw unfit(["--name: expected letters, digits, dots and dashes"]);
}

const FLAGS: Readonly<Record<string, string>> = { dailyCap: "daily-cap", timeZone: "time-zone" };

/** What was not given stays as it was. */
function wishesIn(call: CommandCall): AccountWishes {
  const slots = call.list("slots");
  const given = {
    ...(call.flag("audited") ? { audited: true } : {}),
    niche: call.text("niche"),
    language: call.text("language"),
    dailyCap: call.number("dailyCap"),
    slots: slots.length === 0 ? undefined : slots,
    timeZone: call.text("timeZone"),
  };
  const read = AccountWishes.safeParse(given);
  if (read.success) return read.data;
  throw unfit(
    read.error.issues.map(({ path, message }) => {
      const [name = ""] = path.map(String);
      return `--${FLAGS[name] ?? name}: ${message.replace(/^Invalid input: /, "")}`;
    }),
  );
}

const unfit = (problems: readonly string[]): AppError =>
  new AppError({
    kind: "usage",
    code: "account-options-invalid",
    message: `${problems.join("; ")}.`,
    hint: "`viral accounts connect --help` shows an example of each.",
  });
