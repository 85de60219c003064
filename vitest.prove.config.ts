import { defineConfig } from "vitest/config";

/** `npm run prove`: one vendor, asked for real, or replayed from what was recorded then. See docs/adding-a-vendor.md. */
export default defineConfig({
  test: {
    include: ["test/prove/*.prove.ts"],
    setupFiles: ["test/support/after-each.ts"],
    testTimeout: 30 * 60_000,
    pool: "forks",
  },
});
