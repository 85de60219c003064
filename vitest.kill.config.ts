import { defineConfig } from "vitest/config";

const ROUNDS = process.env["VIRAL_KILL_ROUNDS"] ?? "10";

/** `npm run test:kill`: the kill loops of `npm test`, many rounds each. */
export default defineConfig({
  test: {
    include: ["test/e2e/kill*.test.ts"],
    setupFiles: ["test/support/after-each.ts"],
    env: { VIRAL_KILL_ROUNDS: ROUNDS },
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
