import { describe, expect, it } from "vitest";
import { Settings } from "../src/config/settings-schema.ts";
import { openVendorDesk } from "../src/context-vendors.ts";
import { recentApiUses } from "../src/store/repositories/api-usage.ts";
import { answersJson, hostileServer } from "./support/hostile-server.ts";
import { temporaryServices } from "./support/video-services.ts";

async function desk({ settings = {}, keys = {} }: { settings?: object; keys?: Record<string, string> } = {}) {
  const { store, library, workRoot } = await temporaryServices();
  const secrets = async () => ({
    get: async (name: string) => keys[name],
    set: async () => "file" as const,
    delete: async () => undefined,
  });
  const { signal } = new AbortController();
  const opened = openVendorDesk({
    settings: Settings.parse(settings),
    env: {},
    store: () => store,
    library,
    secrets,
    signal,
    home: workRoot,
  });
  return { ...opened, store };
}

describe("the vendors", () => {
  it("are listed with their keys' names and state, never with a key", async () => {
    const keys = { RUNWAYML_API_SECRET: "canary", FAL_KEY: "canary\ncanary" };
    const { listProviders } = await desk({ keys });
    const document = await listProviders();
    const status = (id: string) => document.providers.find((one) => one.id === id)?.status;
    expect([status("runway"), status("fal"), status("gemini")]).toEqual(["ready", "bad-key", "missing-key"]);
    expect(JSON.stringify(document)).not.toContain("canary");
    const sora = document.providers.flatMap(({ models }) => models).find(({ name }) => /sora/.test(name));
    expect(sora).toMatchObject({ name: "openai/sora-2", isRetired: true });
  });

  it("are tested by one real call, which leaves its row whether it went well or not", async () => {
    const server = await hostileServer(answersJson(200, { creditBalance: 5 }));
    const settings = { providers: { runway: { baseUrl: server.origin } } };
    const good = await desk({ settings, keys: { RUNWAYML_API_SECRET: "k1" } });
    expect(await good.testProvider("runway")).toMatchObject({
      schema: "viral.provider-test/1",
      id: "runway",
      baseUrl: server.origin,
      message: expect.stringContaining("5 credits"),
      costUsd: 0,
    });
    const uses = await recentApiUses(good.store, "runway", { sinceMs: 0, limit: 9 });
    expect(uses).toMatchObject([{ operation: "GET /v1/organization", status: 200 }]);

    const refusing = await hostileServer(answersJson(401, { error: "no" }));
    const bad = await desk({
      settings: { providers: { runway: { baseUrl: refusing.origin } } },
      keys: { RUNWAYML_API_SECRET: "k1" },
    });
    await expect(bad.testProvider("runway")).rejects.toMatchObject({ kind: "config" });
    expect(await recentApiUses(bad.store, "runway", { sinceMs: 0, limit: 9 })).toMatchObject([
      { status: 401 },
    ]);
  });

  it("without a key are asked nothing; one that is not there is named", async () => {
    const { testProvider, store } = await desk();
    await expect(testProvider("fal")).rejects.toMatchObject({ code: "vendor-key-missing" });
    await expect(testProvider("fall")).rejects.toMatchObject({ code: "vendor-unknown" });
    expect(await recentApiUses(store, "fal", { sinceMs: 0, limit: 9 })).toEqual([]);
  });
});
