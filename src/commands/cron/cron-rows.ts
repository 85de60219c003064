import type { CommandRow } from "../command.ts";
import { JSON_OPTION } from "../common-options.ts";

export const CRON_ROWS: readonly CommandRow[] = [
  {
    name: "cron install",
    summary: "post what is due by itself: a systemd timer, else a line of the crontab",
    arguments: [],
    options: [
      { flags: "--every <time>", summary: "how often it looks: 5m, 15m, 1h (default: 15m)", kind: "text" },
      {
        flags: "--with <scheduler>",
        summary: "which one (default: systemd where it runs for you)",
        kind: "text",
        choices: ["systemd", "crontab"],
      },
      { flags: "--dry-run", summary: "only show what would be written", kind: "flag" },
      JSON_OPTION,
    ],
    examples: ["viral cron install", "viral cron install --every 5m --dry-run"],
    needs: [],
    load: () => import("./cron-install-command.ts"),
  },
  {
    name: "cron remove",
    summary: "take away what `cron install` put there",
    arguments: [],
    options: [JSON_OPTION],
    examples: ["viral cron remove"],
    needs: [],
    load: () => import("./cron-remove-command.ts"),
  },
];
