import type { AccountCheck } from "../../model/account-documents.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (call, context) => {
  const { document, exitCode } = await context.checkAccounts(call.arguments[0]);
  const { accounts } = document;
  const text = accounts.length === 0 ? "No account is connected." : accounts.map(checkText).join("\n");
  return { document, text, exitCode };
};

const STATUSES: Readonly<Record<AccountCheck["status"], string>> = {
  ok: "its tokens are good",
  capped: "its tokens are good, and it may not post now",
  "needs-reconnect": "must be connected again",
  refused: "was refused",
  unreachable: "could not be asked",
  misconfigured: "cannot be asked like this",
};

function checkText(check: AccountCheck): string {
  const { platform, name, displayName, status, message, hint } = check;
  const who = displayName === null ? "" : ` (${displayName})`;
  return [
    `${platform}/${name}${who}: ${STATUSES[status]}${limitsText(check)}`,
    ...[message, hint].filter((line) => line !== null).map((line) => `  ${line}`),
  ].join("\n");
}

function limitsText({ postsLeft, durationMsMax, privacies, disallows, resumesAt }: AccountCheck): string {
  const limits = [
    ...(postsLeft === null ? [] : [`${postsLeft} posts left`]),
    ...(durationMsMax === null ? [] : [`up to ${Math.floor(durationMsMax / 1000)} s`]),
    ...(privacies === null ? [] : [privacies.join(", ")]),
    ...(disallows.length === 0 ? [] : [`no ${disallows.join(", no ")}`]),
    ...(resumesAt === null ? [] : [`again from ${resumesAt}`]),
  ];
  return limits.length === 0 ? "" : `; ${limits.join("; ")}`;
}
