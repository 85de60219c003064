import type { AccountSummary, AccountsDocument } from "../../model/account-documents.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (_call, context) => {
  const document = await context.listAccounts();
  return { document, text: accountsText(document) };
};

function accountsText({ accounts }: AccountsDocument): string {
  if (accounts.length === 0) return "No account is connected. `viral accounts connect tiktok` connects one.";
  return accounts.map(accountText).join("\n");
}

function accountText(account: AccountSummary): string {
  const { platform, name, displayName, userId, status, postsToday, plannedToday, dailyCap } = account;
  const audited = account.isAudited ? ", audited" : "";
  return [
    `${platform}/${name}  ${displayName ?? userId}  ${STATUSES[status]}${audited}`,
    `  access ${accessText(account)}; ${account.scopes?.join(", ") ?? "scopes not told"}`,
    `  today ${postsToday} of ${dailyCap}${plannedToday === 0 ? "" : `, ${plannedToday} planned`}${quotaText(account)}, next ${nextText(account)}${fitText(account)}`,
  ].join("\n");
}

const quotaText = ({ appPostsLeft }: AccountSummary): string =>
  appPostsLeft === null ? "" : `, ${appPostsLeft} left for all accounts of the app`;

const STATUSES: Readonly<Record<AccountSummary["status"], string>> = {
  connected: "connected",
  "needs-reconnect": "must be connected again",
  disabled: "switched off",
  "no-tokens": "no tokens on this machine",
};

function accessText({ status, daysLeft }: AccountSummary): string {
  if (status === "no-tokens") return "not known";
  if (daysLeft === null) return "without an end that is known";
  return `${daysLeft} ${daysLeft === 1 ? "day" : "days"} left`;
}

/** In the account's own time. */
function nextText({ nextSlotAt, timeZone }: AccountSummary): string {
  if (nextSlotAt === null) return "not within a year";
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return `${format.format(new Date(nextSlotAt))} (${timeZone})`;
}

function fitText({ niche, language }: AccountSummary): string {
  const fit = [niche, language].filter((one) => one !== null);
  return fit.length === 0 ? "" : `, for ${fit.join(", ")}`;
}
