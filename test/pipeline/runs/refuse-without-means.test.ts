import { describe, expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { refuseWithoutMeans } from "../../../src/pipeline/runs/refuse-without-means.ts";
import type { ClipMaker } from "../../../src/providers/contracts/clip-maker.ts";
import type { Critic } from "../../../src/providers/contracts/critic.ts";
import { createSherpaVoice } from "../../../src/providers/sherpa/sherpa-voice.ts";
import { sampleBrief } from "../../support/brief.ts";
import { paidVoice } from "../../support/paid-voice.ts";
import { modelFolder, standInSherpa } from "../../support/stand-in-sherpa.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { temporaryServices } from "../../support/video-services.ts";

async function refuse(
  brief: object,
  limits = {},
  vendors: string[] = [],
  script = 0,
  keyless: readonly string[] = [],
  change: object = {},
): Promise<void> {
  const made = await temporaryServices();
  const writer = { ...made.writerFor(sampleBrief()), estimateUsdMicros: () => ({ concepts: 0, script }) };
  const services = {
    ...made,
    writerFor: () => writer,
    clock: { nowMs: () => Date.UTC(2026, 10, 29) },
    vendorVoices: {
      ids: ["paid"],
      readiness: async () => "ready" as const,
      open: () => paidVoice(() => new Error("nobody speaks here")).chosen,
    },
    whyNotReady: async (id: string) =>
      keyless.includes(id)
        ? new AppError({
            kind: "config",
            code: "vendor-key-malformed",
            message: `${id}'s key breaks.`,
            hint: "Mend it.",
          })
        : undefined,
    clipVendors: async () => new Map(vendors.map((id) => [id, { id } as ClipMaker])),
    ...change,
  };
  await refuseWithoutMeans(sampleBrief(brief), services, limits);
}

const LIMIT = { perRunUsdMicros: 1_000_000 };

describe("a run", () => {
  it("that costs nothing needs no budget", async () => {
    await expect(refuse({})).resolves.toBeUndefined();
  });

  it("that costs something needs one, and hears how much", async () => {
    await expect(refuse({ writer: "anthropic", count: 2 }, {}, [], 300_000)).rejects.toMatchObject({
      kind: "config",
      code: "budget-missing",
      message: "anthropic costs money (writing alone up to $0.60), and no budget allows it.",
    });
    await expect(refuse({ shots: "ai" }, {}, ["runway"])).rejects.toMatchObject({ code: "budget-missing" });
    await expect(refuse({ shots: "ai" }, LIMIT, ["runway"], 300_000)).resolves.toBeUndefined();
  });

  it("whose videos must be signed needs the package, unless it makes drafts", async () => {
    const made = await temporaryServices();
    const refused = async (sign: "required" | "auto", isPreview: boolean): Promise<void> =>
      await refuseWithoutMeans(
        sampleBrief({ isPreview }),
        { ...made, credentials: { ...made.credentials, sign } },
        {},
      );
    await expect(refused("required", false)).rejects.toMatchObject({
      kind: "config",
      code: "credentials-package-missing",
    });
    await expect(refused("required", true)).resolves.toBeUndefined();
    await expect(refused("auto", false)).resolves.toBeUndefined();
  });

  it("that is written by a vendor needs its key", async () => {
    await expect(refuse({ writer: "anthropic" }, LIMIT, [], 1, ["anthropic"])).rejects.toMatchObject({
      kind: "config",
      message: "anthropic's key breaks.",
    });
  });

  it("that is spoken by a vendor needs its key, and a budget that may pay it", async () => {
    const voiced = { voice: "paid:anna", targetDurationMs: 60_000 };
    await expect(refuse(voiced, LIMIT, [], 0, ["paid"])).rejects.toMatchObject({
      kind: "config",
      code: "voice-vendor-missing",
      message: "paid:anna is paid's, which cannot be asked: paid's key breaks.",
      hint: "Mend it. --voice flite:slt needs no key.",
    });
    await expect(refuse(voiced, {})).rejects.toMatchObject({
      code: "budget-missing",
      message: "paid:anna costs money (speaking alone up to $0.02), and no budget allows it.",
    });
    await expect(refuse(voiced, LIMIT)).resolves.toBeUndefined();
    await expect(refuse({ voice: "flite:nobody" }, LIMIT)).rejects.toMatchObject({ code: "voice-unknown" });
  });

  it("that is spoken on this machine needs the package, the model's folder and its language", async () => {
    const installed = standInSherpa();
    const german = modelFolder({ "de_DE-x.onnx": "fine", "tokens.txt": "" });
    const spokenBy = async (language: string, folder = german, packageFolder = installed): Promise<void> =>
      await refuse({ voice: "sherpa:mine", language }, LIMIT, [], 1, [], {
        voices: [createSherpaVoice({ models: { mine: folder }, packageFolders: [packageFolder] })],
      });
    await expect(spokenBy("de")).resolves.toBeUndefined();
    await expect(spokenBy("en")).rejects.toMatchObject({ kind: "usage", code: "voice-language" });
    await expect(spokenBy("de", `${german}.moved`)).rejects.toMatchObject({
      kind: "config",
      code: "voice-model-unknown",
    });
    await expect(spokenBy("de", german, temporaryFolder())).rejects.toMatchObject({
      kind: "config",
      code: "voice-package-missing",
      hint: expect.stringContaining("npm install"),
    });
    await expect(refuse({ voice: "flite:slt", language: "de" }, LIMIT)).rejects.toMatchObject({
      code: "voice-language",
    });
  });

  it("that is looked at by a vendor needs its key, and a budget that may pay it", async () => {
    const critic: Critic = {
      vendor: "eyes",
      name: "eyes/m1",
      prompt: "look@1",
      estimateUsdMicros: () => 40_000,
      look: () => Promise.reject(new Error("nobody looks here")),
    };
    const looked = async (limits: object, keyless: string[] = []): Promise<void> =>
      await refuse({ critic: "eyes", count: 2 }, limits, [], 0, keyless, { criticFor: () => critic });
    await expect(looked(LIMIT, ["eyes"])).rejects.toMatchObject({ message: "eyes's key breaks." });
    await expect(looked({})).rejects.toMatchObject({
      code: "budget-missing",
      message: "eyes/m1 costs money (looking alone up to $0.08), and no budget allows it.",
    });
    await expect(looked(LIMIT)).resolves.toBeUndefined();
  });

  it("that wants the user's files needs their folder", async () => {
    await expect(refuse({ shots: "own" })).rejects.toMatchObject({ code: "own-folder-missing" });
    await expect(refuse({ shots: "own", ownFolder: "/clips" })).resolves.toBeUndefined();
  });

  it("that wants footage needs the key of a library, and no budget", async () => {
    await expect(refuse({ shots: "stock" })).resolves.toBeUndefined();
    const missing = new AppError({ kind: "config", code: "stock-vendor-missing", message: "no key is here" });
    const services = { ...(await temporaryServices()), stockLibraries: () => Promise.reject(missing) };
    await expect(refuseWithoutMeans(sampleBrief({ shots: "stock" }), services, {})).rejects.toBe(missing);
    await expect(refuseWithoutMeans(sampleBrief(), services, {})).resolves.toBeUndefined();
  });

  it("that wants AI video needs the key of a vendor, of the model's own where one is named", async () => {
    await expect(refuse({ shots: "ai" }, LIMIT)).rejects.toMatchObject({ code: "video-vendor-missing" });
    const named = { shots: "ai", videoModel: "gen4.5" };
    await expect(refuse(named, LIMIT, ["fal"], 0, ["runway"])).rejects.toMatchObject({
      kind: "config",
      message: "gen4.5 is runway's, which cannot be asked: runway's key breaks.",
      hint: "Mend it. --shots motion needs no key.",
    });
    await expect(refuse(named, LIMIT, ["fal"])).rejects.toMatchObject({
      message: "gen4.5 is runway's, which cannot be asked: no key of it is here.",
    });
    await expect(refuse(named, LIMIT, ["runway"])).resolves.toBeUndefined();
    await expect(refuse({ shots: "ai", videoModel: "sora-2" }, LIMIT, ["openai"])).rejects.toMatchObject({
      code: "model-retired",
    });
  });
});
