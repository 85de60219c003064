import { cpus } from "node:os";
import type { BenchRow } from "./bench-row.ts";

const SUITES: Record<string, () => Promise<{ measure: () => Promise<BenchRow[]> }>> = {
  startup: () => import("./startup.ts"),
  "journal-cost": () => import("./journal-cost.ts"),
  "store-queries": () => import("./store-queries.ts"),
  compose: () => import("./compose.ts"),
  memory: () => import("./memory.ts"),
  "whole-run": () => import("./whole-run.ts"),
  router: () => import("./router.ts"),
  vendors: () => import("./vendors.ts"),
};

/** `npm run bench -- [suite…]`: a table on stderr, JSON on stdout. Exits 0: a missed target is a row, not a crash. */
const wanted = process.argv.slice(2);
const rows: (BenchRow & { suite: string; meets: boolean })[] = [];
for (const [suite, load] of Object.entries(SUITES)) {
  if (wanted.length > 0 && !wanted.includes(suite)) continue;
  const { measure } = await load();
  for (const row of await measure()) {
    const meets = row.ratio <= row.target;
    rows.push({ suite, ...row, meets });
    process.stderr.write(
      `${meets ? "ok  " : "over"} ${row.name.padEnd(52)} ${row.ratio.toFixed(2).padStart(8)} ≤ ${String(row.target).padEnd(6)} ${row.unit}  (${row.detail})\n`,
    );
  }
}
process.stdout.write(
  `${JSON.stringify({ schema: "viral.bench/1", node: process.version, cpus: cpus().length, rows }, null, 2)}\n`,
);
