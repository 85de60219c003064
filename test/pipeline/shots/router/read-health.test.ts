import { expect, it } from "vitest";
import { readHealth } from "../../../../src/pipeline/shots/router/read-health.ts";
import { HEALTH_WINDOW_MS } from "../../../../src/pipeline/shots/router/vendor-health.ts";
import { recordApiUse } from "../../../../src/store/repositories/api-usage.ts";
import { temporaryStore } from "../../../support/store.ts";

it("counts what failed lately by the vendor's fault, and the middle latency of what went well", async () => {
  const store = await temporaryStore();
  const nowMs = HEALTH_WINDOW_MS + 1000;
  const rows: [string, number | null, number, number][] = [
    ["fal", 200, 100, nowMs],
    ["fal", 200, 300, nowMs],
    ["fal", 422, 200, nowMs],
    ["fal", 503, 9_000, nowMs],
    ["fal", 429, 5, nowMs],
    ["fal", null, 60_000, nowMs],
    ["fal", 500, 1, 999],
    ["runway", 200, 50, nowMs],
  ];
  for (const [index, [providerId, status, latencyMs, atMs]] of rows.entries()) {
    const use = { providerId, operation: "POST /", runId: null, jobId: null, unit: "call", quantity: 1 };
    await recordApiUse(store, { id: `usg_${index}`, ...use, costUsdMicros: 0, status, latencyMs }, atMs);
  }
  expect(await readHealth(store, ["fal", "runway", "gemini"], nowMs)).toEqual(
    new Map([
      ["fal", { requestCount: 6, failureCount: 3, medianLatencyMs: 200 }],
      ["runway", { requestCount: 1, failureCount: 0, medianLatencyMs: 50 }],
      ["gemini", { requestCount: 0, failureCount: 0, medianLatencyMs: undefined }],
    ]),
  );
});
