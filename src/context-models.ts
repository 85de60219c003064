import type { Settings } from "./config/settings-schema.ts";
import { AppError } from "./core/app-error.ts";
import { systemClock } from "./core/clock.ts";
import type { Brief } from "./model/brief.ts";
import { chooseLanguageModel } from "./pipeline/models/choose-language-model.ts";
import type { Critic } from "./providers/contracts/critic.ts";
import type { LanguageModel } from "./providers/contracts/language-model.ts";
import type { Writer } from "./providers/contracts/writer.ts";
import type { Providers, VendorHouse } from "./providers/registry.ts";
import type { TemplateLibrary } from "./templates/open-templates.ts";

export interface ModelParts {
  settings: Settings;
  library: TemplateLibrary;
  house: VendorHouse;
  providers: Providers;
}

export function writerFor(brief: Brief, parts: ModelParts): Writer {
  const { offlineWriter, modelWriter } = parts.providers;
  if (brief.writer === offlineWriter.id) return offlineWriter;
  const { model, chosen } = openModel(parts, "writer", brief.writer, undefined, brief.tier);
  return modelWriter(model, chosen);
}

/** `vendor`, `vendor:model`, or `writer`: whoever wrote it. Usage error `critic-missing` when nobody with eyes did. */
export function criticFor(brief: Brief, parts: ModelParts): Critic | undefined {
  if (brief.critic === undefined) return undefined;
  const { offlineWriter, modelCritic } = parts.providers;
  const wanted = brief.critic === "writer" ? brief.writer : brief.critic;
  if (wanted === offlineWriter.id) throw nobodySees();
  const [vendor = "", ...named] = wanted.split(":");
  const { model, chosen } = openModel(parts, "critic", vendor, named.join(":") || undefined, brief.tier);
  return modelCritic(model, chosen);
}

function openModel(
  { settings, library, house }: ModelParts,
  contract: "writer" | "critic",
  vendor: string,
  named: string | undefined,
  tier: Brief["tier"],
): { model: LanguageModel; chosen: Parameters<Providers["modelWriter"]>[1] } {
  const { languageModel } = house.open(vendor, contract);
  if (!languageModel) throw new Error(`${vendor} says that it is a ${contract}, and has no model`);
  const choice = {
    vendor,
    wanted: named ?? settings.providers[vendor]?.model,
    tier,
    isLocal: isOnThisMachine(house.baseUrlOf(vendor)),
    speaksOwnApi: settings.providers[vendor]?.api !== "chat",
    nowMs: systemClock.nowMs(),
  };
  const { model, inputUsdMicros, outputUsdMicros, outputTokensMax } = chooseLanguageModel(
    library.models(),
    choice,
    contract === "writer" ? "write" : "look",
  );
  const prices = { inputUsdMicros, outputUsdMicros };
  return { model: languageModel, chosen: { name: model, prices, outputTokensMax } };
}

export const isOnThisMachine = (address: string): boolean =>
  /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(new URL(address).hostname);

function nobodySees(): AppError {
  return new AppError({
    kind: "usage",
    code: "critic-missing",
    message: "The embedded writer cannot look at a video.",
    hint: "Name a critic: --critic anthropic, or --critic openai:<model>.",
  });
}
