import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProviders } from "../../src/providers/registry.ts";
import { sampleBrief } from "../support/brief.ts";
import { library, mediaTools } from "../support/studio.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { sampleRequest } from "./outbox/sample-delivery.ts";

const clock = { nowMs: () => Date.UTC(2026, 10, 24, 12) };
const providers = createProviders({
  library,
  tools: mediaTools,
  clock,
  sherpa: { models: {}, packageFolders: [] },
});

test("there is an embedded implementation of every contract, each under an id of its own", () => {
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  expect(providers.offlineWriter.id).toBe("offline-writer");
  expect(ids(providers.voices)).toEqual(["flite", "sherpa", "none"]);
  expect(Object.keys(providers.publishers)).toEqual(["outbox"]);
  expect(providers.publishers["outbox"]?.("/videos").id).toBe("outbox");
});

test("a user's own files come before what we draw, and only when there are some", () => {
  const sources = (ownFolder?: string): string[] =>
    providers.shotSources(sampleBrief(ownFolder === undefined ? {} : { ownFolder })).map(({ id }) => id);
  expect(sources()).toEqual(["motion"]);
  expect(sources("/clips")).toEqual(["own-files", "motion"]);
});

test("the outbox delivers into the folder of its run, at the time of the clock", async () => {
  const outFolder = join(temporaryFolder(), "videos");
  const outcome = await providers.publishers["outbox"]?.(outFolder).start(sampleRequest());
  expect(outcome).toMatchObject({ kind: "accepted", handle: expect.stringContaining(outFolder) });
  expect(readdirSync(outFolder)).toContain("index.html");
});
