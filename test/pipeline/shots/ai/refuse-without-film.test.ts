import { expect, it } from "vitest";
import { refuseWithoutFilm } from "../../../../src/pipeline/shots/ai/refuse-without-film.ts";
import type { ClipMaker } from "../../../../src/providers/contracts/clip-maker.ts";
import { sampleBrief } from "../../../support/brief.ts";
import { temporaryServices } from "../../../support/video-services.ts";

async function refuse(vendors: readonly string[], videoModel?: string): Promise<void> {
  const services = {
    ...(await temporaryServices()),
    clock: { nowMs: () => Date.UTC(2026, 10, 29) },
    clipVendors: async () => new Map(vendors.map((id) => [id, { id } as ClipMaker])),
    whyNotReady: async () => undefined,
  };
  await refuseWithoutFilm(sampleBrief(videoModel === undefined ? {} : { videoModel }), services);
}

it("wants the key of any vendor, and of the model's own where one is named", async () => {
  await expect(refuse(["fal"])).resolves.toBeUndefined();
  await expect(refuse([])).rejects.toMatchObject({ kind: "config", code: "video-vendor-missing" });
  await expect(refuse(["runway"], "gen4.5")).resolves.toBeUndefined();
  await expect(refuse(["fal"], "gen4.5")).rejects.toMatchObject({
    code: "video-vendor-missing",
    message: "gen4.5 is runway's, which cannot be asked: no key of it is here.",
  });
});

it("refuses a model that is gone, or never was", async () => {
  await expect(refuse(["openai"], "sora-2")).rejects.toMatchObject({ code: "model-retired" });
  await expect(refuse(["openai"], "gen5")).rejects.toMatchObject({ code: "model-unknown" });
});
