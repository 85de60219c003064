import type { CommandRow } from "../command.ts";
import { JSON_OPTION } from "../common-options.ts";

const ACCOUNT = { name: "account", summary: "platform/name; the name alone where it is clear" };
const NEEDS = ["config", "store"] as const;

export const ACCOUNTS_ROWS: readonly CommandRow[] = [
  {
    name: "accounts connect",
    summary: "let viral in to an account, by the app of your own",
    arguments: [{ name: "platform", summary: "tiktok, youtube or instagram", isRequired: true }],
    options: [
      {
        flags: "--name <name>",
        summary: "how you will call it (default: main; several: their handles)",
        kind: "text",
      },
      { flags: "--way <login>", summary: "instagram's: facebook (default) or instagram", kind: "text" },
      { flags: "--device", summary: "type a code on another device (youtube)", kind: "flag" },
      { flags: "--niche <words>", summary: "only videos about this", kind: "text" },
      { flags: "--language <tag>", summary: "only videos in this language", kind: "text" },
      { flags: "--daily-cap <n>", summary: "at most so many posts a day (default: 3)", kind: "integer" },
      { flags: "--slots <times>", summary: "when it posts: 09:00,18:00", kind: "list" },
      { flags: "--time-zone <zone>", summary: "of slots and days (default: this machine's)", kind: "text" },
      { flags: "--audited", summary: "the platform has audited your app", kind: "flag" },
      JSON_OPTION,
    ],
    examples: [
      "viral accounts connect tiktok --name main",
      "viral accounts connect youtube --slots 09:00,18:00 --time-zone Europe/Berlin",
      "viral accounts connect instagram --way instagram --niche owls",
    ],
    needs: NEEDS,
    load: () => import("./accounts-connect-command.ts"),
  },
  {
    name: "accounts list",
    summary: "who is connected, for how long, what goes out today",
    arguments: [],
    options: [JSON_OPTION],
    examples: ["viral accounts list", "viral accounts list --json"],
    needs: NEEDS,
    load: () => import("./accounts-list-command.ts"),
  },
  {
    name: "accounts check",
    summary: "ask the platforms whether the tokens are good; exit 5: connect again",
    arguments: [{ ...ACCOUNT, isRequired: false }],
    options: [JSON_OPTION],
    examples: ["viral accounts check", "viral accounts check tiktok/main"],
    needs: NEEDS,
    load: () => import("./accounts-check-command.ts"),
  },
  {
    name: "accounts remove",
    summary: "take viral's leave back, and forget the account's secrets",
    arguments: [{ ...ACCOUNT, isRequired: true }],
    options: [
      { flags: "--local", summary: "forget it here only: another machine goes on with it", kind: "flag" },
      JSON_OPTION,
    ],
    examples: ["viral accounts remove tiktok/main", "viral accounts remove tiktok/main --local"],
    needs: NEEDS,
    load: () => import("./accounts-remove-command.ts"),
  },
  {
    name: "accounts import",
    summary: "take accounts with tokens that were made elsewhere",
    arguments: [],
    options: [
      { flags: "--tokens-file <file>", summary: "JSON: one account or a list; - reads stdin", kind: "text" },
      JSON_OPTION,
    ],
    examples: [
      "viral accounts import --tokens-file - < accounts.json",
      "viral accounts import --tokens-file accounts.json --json",
    ],
    needs: NEEDS,
    load: () => import("./accounts-import-command.ts"),
  },
];
