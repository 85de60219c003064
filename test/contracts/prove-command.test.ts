import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { canariesFound, canaryKey } from "../support/canaries.ts";
import { madeClip } from "../support/made-clips.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { runwayServer } from "./runway-server.ts";

const KEY = canaryKey("RUNWAYML_API_SECRET");

async function prove(env: Record<string, string>) {
  const { exitCode, all } = await execa(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.prove.config.ts"],
    { all: true, reject: false, env: { ...env, VIRAL_HOME: temporaryFolder(), NO_COLOR: "1", VITEST: "" } },
  );
  return { exitCode, said: all };
}

it("proves a vendor in one command, replays it without a key, and says what is missing", async () => {
  const server = await runwayServer(readFileSync(await madeClip("good")), KEY);
  server.plan.pollsUntilEnd = 0;
  const folder = join(temporaryFolder(), "recorded");
  const vendor = { VIRAL_PROVE: "runway", VIRAL_PROVIDERS_RUNWAY_BASE_URL: server.origin };
  const live = await prove({ ...vendor, RUNWAYML_API_SECRET: KEY, VIRAL_RECORD: folder });
  expect(live.exitCode, live.said).toBe(0);
  expect(live.said).toContain("runway: clip proven for $0.40");
  expect(server.jobs).toHaveLength(1);
  expect(canariesFound({ KEY }, { folder, texts: { said: live.said } })).toEqual([]);

  const replayed = await prove({ ...vendor, VIRAL_REPLAY: folder });
  expect(replayed.exitCode, replayed.said).toBe(0);
  expect(server.jobs).toHaveLength(1);

  const without = await prove(vendor);
  expect(without.exitCode).toBe(1);
  expect(without.said).toContain("RUNWAYML_API_SECRET is not set");
  const poor = await prove({ ...vendor, RUNWAYML_API_SECRET: KEY, VIRAL_PROVE_MAX_SPEND: "0.01" });
  expect(poor.said).toMatch(/It may cost \$0\.\d+; VIRAL_PROVE_MAX_SPEND allows \$0\.01/);
  expect(server.jobs).toHaveLength(1);
}, 60_000);
