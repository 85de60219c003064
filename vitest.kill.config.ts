import { defineConfig } from "vitest/config";

const ROUNDS = process.env["VIRAL_KILL_ROUNDS"] ?? "10";

/** `npm run test:kill`: what `npm test` does a little of, as much as is promised: the kill loops, and long uploads. */
export default defineConfig({
  test: {
    include: ["test/e2e/kill*.test.ts", "test/e2e/upload-memory.test.ts"],
    setupFiles: ["test/support/after-each.ts"],
    env: { VIRAL_KILL_ROUNDS: ROUNDS },
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
