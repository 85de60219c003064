// Everything a machine can say about the house without running it. Stops at nothing: all complaints at once.
import { spawnSync } from "node:child_process";

const steps = [
  ["format", "node_modules/@biomejs/biome/bin/biome", ["check", "."]],
  ["types", "node_modules/typescript/bin/tsc", ["-p", "tsconfig.json"]],
  ["lint", "node_modules/oxlint/bin/oxlint", ["--type-aware", "--deny-warnings", "."]],
  [
    "rooms",
    "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
    ["src", "--config", ".dependency-cruiser.cjs"],
  ],
  ["unused", "node_modules/knip/bin/knip.js", []],
  ["house", "scripts/check-house.mjs", []],
];

let failed = 0;
for (const step of steps) {
  const name = String(step[0]);
  const script = String(step[1]);
  const args = /** @type {string[]} */ (step[2]);
  const started = Date.now();
  const result = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const isFine = result.status === 0;
  process.stdout.write(`${isFine ? "ok  " : "FAIL"} ${name} (${seconds} s)\n`);
  if (!isFine) {
    failed += 1;
    process.stdout.write(`${result.stdout}${result.stderr}\n`);
  }
}
process.exit(failed === 0 ? 0 : 1);
