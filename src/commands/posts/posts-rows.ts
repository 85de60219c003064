import type { CommandRow } from "../command.ts";
import { JSON_OPTION, QUIET } from "../common-options.ts";
import { OVERRIDE_OPTIONS, PLAN_OPTIONS } from "./plan-request.ts";

const NEEDS = ["config", "store", "templates", "providers"] as const;

export const POSTS_ROWS: readonly CommandRow[] = [
  {
    name: "post",
    summary: "post a finished video, or whatever is due",
    arguments: [{ name: "video", summary: "its id, or its job's or concept's", isRequired: false }],
    options: [
      { flags: "--due", summary: "all whose time has come, for cron", kind: "flag" },
      { flags: "--at <time>", summary: '"2026-12-01 18:00", or +2h', kind: "text" },
      { flags: "--title <text>", summary: "your own title, never shortened", kind: "text" },
      { flags: "--caption <text>", summary: "your own caption, never shortened", kind: "text" },
      ...PLAN_OPTIONS,
      JSON_OPTION,
      QUIET,
    ],
    examples: [
      "viral post vid_0199",
      "viral post vid_0199 --account youtube --at +2h",
      "viral post --due --json",
    ],
    needs: NEEDS,
    load: () => import("./post-command.ts"),
  },
  {
    name: "schedule",
    summary: "plan finished videos over all accounts",
    arguments: [],
    options: [
      { flags: "--days <n>", summary: "as many days ahead (default: 7)", kind: "integer" },
      ...PLAN_OPTIONS,
      JSON_OPTION,
    ],
    examples: ["viral schedule", "viral schedule --days 3 --account tiktok/main"],
    needs: NEEDS,
    load: () => import("./schedule-command.ts"),
  },
  {
    name: "queue",
    summary: "what goes out when; pause, move or drop it",
    arguments: [],
    options: [
      { flags: "--pause <post>", summary: "hold it back", kind: "text" },
      { flags: "--go-on <post>", summary: "let a paused one go", kind: "text" },
      { flags: "--move <post>", summary: "to another time, with --at", kind: "text" },
      { flags: "--at <time>", summary: '"2026-12-01 18:00", or +2h', kind: "text" },
      { flags: "--drop <post>", summary: "give it up", kind: "text" },
      JSON_OPTION,
    ],
    examples: ["viral queue", "viral queue --pause pst_0199", "viral queue --move pst_0199 --at +1d"],
    needs: NEEDS,
    load: () => import("./queue-command.ts"),
  },
  {
    name: "approve",
    summary: "let a held post go",
    arguments: [{ name: "post", summary: "its id", isRequired: true }],
    options: [
      { flags: "--hash <hash>", summary: "of what you looked at", kind: "text" },
      ...OVERRIDE_OPTIONS,
      JSON_OPTION,
    ],
    examples: ["viral approve pst_0199 --hash 0a1b2c3d4e5f6071"],
    needs: NEEDS,
    load: () => import("./approve-command.ts"),
  },
];
