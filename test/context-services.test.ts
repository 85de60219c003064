import { expect, it } from "vitest";
import { Settings } from "../src/config/settings-schema.ts";
import { jobsAtOnceOf, openServices } from "../src/context-services.ts";
import { sampleBrief } from "./support/brief.ts";
import { temporaryServices } from "./support/video-services.ts";

async function open(settings: object = {}, keys: Record<string, string> = {}) {
  const { store, blobs, library, workRoot, tools } = await temporaryServices();
  const secrets = async () => ({
    get: async (name: string) => keys[name],
    set: async () => "file" as const,
    delete: async () => undefined,
  });
  const parts = {
    settings: Settings.parse(settings),
    env: {},
    store,
    blobs,
    library,
    workRoot,
    home: workRoot,
    tools,
    secrets,
    signal: new AbortController().signal,
  };
  return openServices(parts, () => undefined).services;
}

it("writes offline unless a vendor is named, and then with a model whose price is known", async () => {
  const services = await open();
  expect(services.writerFor(sampleBrief()).id).toBe("offline-writer");
  const writer = services.writerFor(sampleBrief({ writer: "anthropic" }));
  expect(writer.id).toBe("anthropic");
  expect(writer.estimateUsdMicros({ brief: sampleBrief(), count: 1 }).script).toBeGreaterThan(0);
  expect(() => services.writerFor(sampleBrief({ writer: "runway" }))).toThrow(
    expect.objectContaining({ code: "vendor-cannot" }),
  );
});

it("asks a model on this machine for nothing", async () => {
  const services = await open({
    providers: { openai: { baseUrl: "http://localhost:11434/v1", model: "llama3" } },
  });
  const estimate = services.writerFor(sampleBrief({ writer: "openai" })).estimateUsdMicros({
    brief: sampleBrief(),
    count: 1,
  });
  expect(estimate).toEqual({ concepts: 0, script: 0 });
});

it.each(["anthropic", "openai"])(
  "asks a proxy of %s on this machine for the vendor's own model",
  async (writer) => {
    const providers = { [writer]: { baseUrl: "http://127.0.0.1:8080" } };
    const estimateOf = async (settings: object): Promise<unknown> =>
      (await open(settings))
        .writerFor(sampleBrief({ writer }))
        .estimateUsdMicros({ brief: sampleBrief(), count: 1 });
    expect(await estimateOf({ providers })).toEqual(await estimateOf({}));
  },
);

it("asks which model of a server on this machine shall write that speaks as many do", async () => {
  const services = await open({ providers: { openai: { baseUrl: "http://127.0.0.1:8080", api: "chat" } } });
  expect(() => services.writerFor(sampleBrief({ writer: "openai" }))).toThrow(
    expect.objectContaining({ code: "model-missing" }),
  );
});

it("says why a vendor could not be asked, and nothing of what is embedded", async () => {
  const services = await open({}, { RUNWAYML_API_SECRET: "two\nlines", FAL_KEY: "k1" });
  expect((await services.whyNotReady("runway"))?.message).toContain("RUNWAYML_API_SECRET cannot be a key");
  expect(await services.whyNotReady("fal")).toBeUndefined();
  expect(await services.whyNotReady("offline-writer")).toBeUndefined();
});

it("films with the vendors whose key is here", async () => {
  expect([...(await (await open()).clipVendors()).keys()]).toEqual([]);
  const services = await open({}, { RUNWAYML_API_SECRET: "k1" });
  expect([...(await services.clipVendors()).keys()]).toEqual(["runway"]);
});

it("draws with a vendor whose key is here, and not with somebody's own server that wants none", async () => {
  const drawing = await open({}, { OPENAI_API_KEY: "k1" });
  expect([...(await drawing.clipVendors()).keys()]).toEqual(["openai"]);
  const own = { providers: { openai: { baseUrl: "http://localhost:11434/v1" } } };
  expect([...(await (await open(own)).clipVendors()).keys()]).toEqual([]);
});

it("gives a vendor as many requests at once as is set, else as its data says", async () => {
  const { library } = await temporaryServices();
  const settings = Settings.parse({ providers: { fal: { jobsAtOnce: 40 } } });
  const countOf = (vendor: string) => jobsAtOnceOf(vendor, { settings, library });
  expect([countOf("fal"), countOf("vertex"), countOf("nobody")]).toEqual([40, 10, undefined]);
});

it("has a limit for every vendor that is asked side by side", async () => {
  const { library } = await temporaryServices();
  const known = library.vendorLimits().vendors.map(({ vendor }) => vendor);
  const makers = new Set(library.models().models.map(({ vendor }) => vendor));
  expect([...makers].filter((vendor) => !known.includes(vendor))).toEqual([]);
});

it("keeps finished videos in the bucket that is set, else on this disk", async () => {
  const idOf = async (settings: object) => (await open(settings)).objectStore().id;
  expect(await idOf({})).toBe("disk");
  expect(await idOf({ providers: { s3: { region: "eu-west-1" } } })).toBe("disk");
  expect(await idOf({ providers: { s3: { bucket: "finished" } } })).toBe("s3");
});
