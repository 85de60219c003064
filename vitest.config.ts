import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["test/support/postgres-global.ts"],
    setupFiles: ["test/support/after-each.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**"],
          // Each file would load all of its modules anew, which takes longer than most of them run.
          isolate: false,
        },
      },
      { extends: true, test: { name: "whole", include: ["test/e2e/**/*.test.ts"] } },
    ],
  },
});
