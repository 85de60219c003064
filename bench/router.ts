import { fileURLToPath } from "node:url";
import { routeShot } from "../src/pipeline/shots/router/route-shot.ts";
import { openTemplates } from "../src/templates/open-templates.ts";
import type { BenchRow } from "./bench-row.ts";
import { median } from "./median.ts";

const REPEATS = 200;

/** One decision of the router over the whole catalogue. */
export async function measure(): Promise<BenchRow[]> {
  const builtIn = fileURLToPath(new URL("../templates", import.meta.url));
  const catalogue = openTemplates({ builtIn }).models();
  const situation = {
    catalogue,
    readyVendors: new Set(catalogue.models.map(({ vendor }) => vendor)),
    tier: "premium" as const,
    budgetUsdMicros: 50_000_000,
    health: new Map(),
    nowMs: Date.now(),
  };
  const times = Array.from({ length: REPEATS }, () => {
    const started = performance.now();
    routeShot({ durationMs: 5_000, needsReference: false, isDraft: false }, situation);
    return performance.now() - started;
  });
  return [
    {
      name: "the router decides on a shot",
      ratio: median(times),
      target: 5,
      unit: "ms",
      detail: `${catalogue.models.length} models, slowest ${Math.max(...times).toFixed(2)} ms`,
    },
  ];
}
