import { expect, it } from "vitest";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

it("says what is forgotten", async () => {
  const context = fakeContext({
    deleteGeneration: async (id) => ({ schema: "viral.deleted/1", id, conceptCount: 2 }),
  });
  expect((await runCli(["generations", "delete", "gen_1"], context)).stdout).toBe(
    "Forgot gen_1 and 2 of its concepts.\n",
  );
  expect((await runCli(["generations", "delete"], context)).exitCode).toBe(2);
});
