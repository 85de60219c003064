import { cpus } from "node:os";
import type { BenchRow } from "./bench-row.ts";

/** Answers rows when all are measured, or each as it is; a suite with parts measures those that are named, or all. */
interface Suite {
  measure: (parts: readonly string[]) => Promise<BenchRow[]> | AsyncIterable<BenchRow>;
}

const SUITES: Record<string, () => Promise<Suite>> = {
  startup: () => import("./startup.ts"),
  "journal-cost": () => import("./journal-cost.ts"),
  "store-queries": () => import("./store-queries.ts"),
  compose: () => import("./compose.ts"),
  memory: () => import("./memory.ts"),
  "whole-run": () => import("./whole-run.ts"),
  router: () => import("./router.ts"),
  vendors: () => import("./vendors.ts"),
};

/** `npm run bench -- [suite[:part]…]`: a table on stderr, JSON on stdout. Exits 0: a missed target is a row, not a crash. */
const wanted = process.argv.slice(2).map((one) => one.split(":"));
const rows: (BenchRow & { suite: string; meets: boolean })[] = [];
for (const [suite, load] of Object.entries(SUITES)) {
  const named = wanted.filter(([name]) => name === suite);
  if (wanted.length > 0 && named.length === 0) continue;
  const { measure } = await load();
  const parts = named.flatMap(([, part]) => part ?? []);
  for await (const row of await measure(parts)) {
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
