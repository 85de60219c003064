import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createVendorHouse, type HouseParts, type VendorSettings } from "../../src/providers/vendor-house.ts";
import { VENDORS } from "../../src/providers/vendors.ts";
import { answersJson, hostileServer } from "../support/hostile-server.ts";
import { ACCOUNT_PROJECT, accountFile } from "../support/service-account.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function house(
  keys: Record<string, string> = {},
  settings: Record<string, VendorSettings> = {},
  fetch = globalThis.fetch,
  usesSince?: HouseParts["usesSince"],
) {
  const told: string[] = [];
  const made = createVendorHouse({
    definitions: VENDORS,
    settings,
    secrets: async () => ({
      get: async (name) => keys[name],
      set: async () => "file",
      delete: async () => undefined,
    }),
    clock: { nowMs: () => 0 },
    fetch,
    tell: ({ operation }) => told.push(operation),
    usesSince,
  });
  return { ...made, told };
}

describe("a vendor", () => {
  it("is opened by its id, once, for what it can do", () => {
    const vendors = house();
    expect(vendors.open("openai", "writer").languageModel?.id).toBe("openai");
    expect(vendors.open("openai")).toBe(vendors.open("openai"));
    expect(() => vendors.open("opnai")).toThrow(
      expect.objectContaining({
        code: "vendor-unknown",
        hint: expect.stringContaining("Did you mean openai?"),
      }),
    );
    expect(() => vendors.open("runway", "writer")).toThrow(
      expect.objectContaining({ code: "vendor-cannot", hint: "These are: anthropic, openai." }),
    );
  });

  it("is ready when its key is here and can be sent", async () => {
    const keys = { RUNWAYML_API_SECRET: "k1", FAL_KEY: "two\nlines" };
    const vendors = house(keys);
    expect(
      await Promise.all(["runway", "fal", "anthropic"].map(async (id) => await vendors.readiness(id))),
    ).toEqual(["ready", "bad-key", "missing-key"]);
  });

  it("looks whether a key's file is there, not what is in it", async () => {
    const file = join(temporaryFolder(), "a key.json");
    writeFileSync(file, "{}");
    const at = async (path: string) =>
      await house({ GOOGLE_APPLICATION_CREDENTIALS: path }).readiness("vertex");
    expect([await at(file), await at(`${file}.gone`), await at(temporaryFolder())]).toEqual([
      "ready",
      "bad-key",
      "bad-key",
    ]);
  });

  it("needs no key where a server of one's own wants none", async () => {
    expect(await house().readiness("openai")).toBe("missing-key");
    const local = { openai: { baseUrl: "http://127.0.0.1:11434/v1/" } };
    const vendors = house({}, local);
    expect(await vendors.readiness("openai")).toBe("ready");
    expect(vendors.baseUrlOf("openai")).toBe("http://127.0.0.1:11434/v1");
  });

  it("has what was counted of its own requests, and numbers that were set", async () => {
    const usesSince = async (vendor: string) => (vendor === "youtube" ? 7 : 0);
    const settings = { youtube: { uploadsPerDay: 250, jobsAtOnce: 3 } };
    const counted = house({}, settings, globalThis.fetch, usesSince);
    expect(await counted.open("youtube").appPostsLeft?.()).toBe(243);
    expect(await house().open("youtube").appPostsLeft?.()).toBeUndefined();
  });

  it("that needs a setting is ready with it, and is where its own settings say", async () => {
    expect(await house().readiness("s3")).toBe("missing-setting");
    const s3 = { bucket: "b", region: "eu-west-1" };
    expect(await house({}, { s3 }).readiness("s3")).toBe("ready");
    expect(house({}, { s3 }).baseUrlOf("s3")).toBe("https://s3.eu-west-1.amazonaws.com");
    const elsewhere = { s3: { ...s3, endpoint: "https://x.r2.example/" } };
    expect(house({}, elsewhere).baseUrlOf("s3")).toBe("https://x.r2.example");
    expect(house().baseUrlOf("s3")).toBe("https://s3.amazonaws.com");
  });

  it.each([
    [{}, "https://us-central1-aiplatform.googleapis.com", "us-central1"],
    [{ region: "europe-west4" }, "https://europe-west4-aiplatform.googleapis.com", "europe-west4"],
    [{ region: "global" }, "https://aiplatform.googleapis.com", "global"],
    [
      { region: "us-east1", baseUrl: "https://asia-east1-aiplatform.googleapis.com" },
      "https://asia-east1-aiplatform.googleapis.com",
      "asia-east1",
    ],
  ])("is asked where %j says, for models of that place", async (place, address, location) => {
    const token = { access_token: "t", expires_in: 3_599, token_type: "Bearer" };
    const server = await hostileServer(answersJson(200, token), answersJson(404, { error: {} }));
    const asked: string[] = [];
    const toServer: typeof globalThis.fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      asked.push(url.origin);
      return await globalThis.fetch(`${server.origin}${url.pathname}`, init);
    };
    const keys = { GOOGLE_APPLICATION_CREDENTIALS: accountFile(temporaryFolder()) };
    await house(keys, { vertex: place }, toServer).open("vertex").probe(AbortSignal.timeout(5_000));
    expect(asked).toEqual(["https://oauth2.googleapis.com", address]);
    expect(server.seen[1]?.path).toContain(`/v1beta1/projects/${ACCOUNT_PROJECT}/locations/${location}/`);
  });

  it("is asked at the address that is set, with its key, and each request is told", async () => {
    const server = await hostileServer(answersJson(200, { creditBalance: 5 }));
    const vendors = house({ RUNWAYML_API_SECRET: "k1" }, { runway: { baseUrl: server.origin } });
    const { message } = await vendors.open("runway").probe(AbortSignal.timeout(5_000));
    expect(message).toContain("5 credits");
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer k1"]);
    expect(vendors.told).toEqual(["GET /v1/organization"]);
  });
});
