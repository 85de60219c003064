import type { Check } from "../model/check.ts";

/** What the checks measured, in one line: `−14.0 LUFS · captions ±18 ms · 17 checks passed`. */
export function checksLine(checks: readonly Check[]): string {
  if (checks.length === 0) return "not checked";
  const number = (id: string): number | undefined => {
    const measured = checks.find((check) => check.id === id)?.measured;
    return typeof measured === "number" ? measured : undefined;
  };
  const loudness = number("loudness");
  const sync = number("caption-sync");
  const count = (...statuses: Check["status"][]): number =>
    checks.filter((check) => statuses.includes(check.status)).length;
  const passed = count("passed", "repaired");
  return [
    loudness === undefined ? "" : `${loudness.toFixed(1).replace("-", "−")} LUFS`,
    sync === undefined ? "" : `captions ±${Math.round(Math.abs(sync))} ms`,
    `${passed} ${passed === 1 ? "check" : "checks"} passed`,
    count("failed") === 0 ? "" : `${count("failed")} failed`,
    count("warned") === 0 ? "" : `${count("warned")} warned`,
    count("skipped") === 0 ? "" : `${count("skipped")} skipped`,
  ]
    .filter(Boolean)
    .join(" · ");
}
