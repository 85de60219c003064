import type { CommandContext } from "./commands/command.ts";
import { type OpenedServices, openServices, type ServiceParts, sherpaParts } from "./context-services.ts";
import { newRandomId } from "./core/ids.ts";
import { describeVoices } from "./pipeline/answers/describe-voices.ts";
import { limitsFrom } from "./pipeline/budget.ts";
import { currentOwner, isOwnerDead } from "./pipeline/lease-owner.ts";
import { sealKeyOf } from "./pipeline/seal-key.ts";
import { sampleVoice } from "./pipeline/voice/sample-voice.ts";
import { checkSherpaModel } from "./providers/registry.ts";

/** What a person asks of voices by themselves, outside of any run. */
export type VoiceDesk = Pick<CommandContext, "listVoices" | "sampleVoice" | "checkVoiceModel">;

export interface VoiceDeskParts extends Pick<ServiceParts, "settings" | "home"> {
  /** Asked for only by what needs it. */
  services: () => ServiceParts;
  signal: AbortSignal;
}

export function openVoiceDesk(parts: VoiceDeskParts): VoiceDesk {
  const { settings, signal } = parts;
  const { tier, language, budget } = settings;
  return {
    listVoices: async () =>
      await withServices(parts, async ({ services }) => await describeVoices(services, tier, signal)),
    sampleVoice: async ({ maxSpendUsdMicros, ...request }) =>
      await withServices(parts, async ({ services }) => {
        const { secrets } = parts.services();
        const { perVideoUsdMicros } = limitsFrom(budget, undefined);
        // A sample is of no video: what one may cost is the most that it may.
        const limits = limitsFrom(budget, maxSpendUsdMicros ?? perVideoUsdMicros);
        return await sampleVoice(
          services,
          { ...request, tier, language, limits, signal },
          {
            owner: currentOwner(newRandomId("lease")),
            isOwnerDead,
            sealKey: async () => await sealKeyOf(await secrets()),
          },
        );
      }),
    async checkVoiceModel(name, folder) {
      const { packageFolders } = sherpaParts(parts);
      const { language: spoken, ...facts } = await checkSherpaModel(name, folder, { packageFolders, signal });
      return { ...facts, language: spoken ?? null };
    },
  };
}

async function withServices<Answer>(
  parts: VoiceDeskParts,
  work: (opened: OpenedServices) => Promise<Answer>,
): Promise<Answer> {
  const opened = openServices(parts.services(), () => undefined);
  try {
    return await work(opened);
  } finally {
    await opened.usage.settled();
  }
}
