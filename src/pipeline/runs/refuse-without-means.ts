import { AppError } from "../../core/app-error.ts";
import { formatUsd, type UsdMicros } from "../../core/money.ts";
import type { Brief } from "../../model/brief.ts";
import { listAccounts } from "../../store/repositories/social-accounts.ts";
import { allowsSpending, type BudgetLimits } from "../budget.ts";
import { refuseWithoutFilm } from "../shots/ai/refuse-without-film.ts";
import type { VideoServices } from "../video-services.ts";
import { chooseVoice } from "../voice/choose-voice.ts";
import { estimateVoice } from "../voice/estimate-voice.ts";

type MeansServices = Pick<
  VideoServices,
  | "store"
  | "posting"
  | "writerFor"
  | "criticFor"
  | "whyNotReady"
  | "clipVendors"
  | "stockLibraries"
  | "library"
  | "clock"
  | "voices"
  | "vendorVoices"
  | "credentials"
>;

/**
 * Refuses a run that asks for what nobody here can do or pay, before anything is written down. Usage and config errors:
 * those of `refuseWithoutHands`, those of the writer's and the critic's key, and `budget-missing`.
 */
export async function refuseWithoutMeans(
  brief: Brief,
  services: MeansServices,
  limits: BudgetLimits,
): Promise<void> {
  await refuseWithoutHands(brief, services);
  const critic = services.criticFor(brief);
  for (const vendor of [brief.writer, critic?.vendor]) {
    const why = vendor === undefined ? undefined : await services.whyNotReady(vendor);
    if (why) throw why;
  }
  const { concepts, script } = services.writerFor(brief).estimateUsdMicros({ brief, count: brief.count });
  const voice = estimateVoice(chooseVoice(brief.voice, brief.tier, services), brief);
  const look = critic?.estimateUsdMicros() ?? 0;
  refuseWithoutBudget(limits, buysShots(brief), [
    { by: brief.writer, does: "writing", usdMicros: concepts + brief.count * script },
    { by: brief.voice, does: "speaking", usdMicros: brief.count * voice },
    { by: critic?.name ?? "", does: "looking", usdMicros: brief.count * look },
  ]);
}

const buysShots = ({ shots, localBecause }: Brief): boolean => shots === "ai" && localBecause === undefined;

interface Paid {
  by: string;
  does: string;
  usdMicros: UsdMicros;
}

function refuseWithoutBudget(limits: BudgetLimits, wantsClips: boolean, work: readonly Paid[]): void {
  const paid = work.filter(({ usdMicros }) => usdMicros > 0);
  const what = wantsClips ? "AI video" : paid[0]?.by;
  if (allowsSpending(limits) || what === undefined) return;
  const all = formatUsd(paid.reduce((sum, { usdMicros }) => sum + usdMicros, 0));
  const alone = `${paid.map(({ does }) => does).join(" and ")} alone up to ${all}`;
  throw new AppError({
    kind: "config",
    code: "budget-missing",
    message: `${what} costs money${paid.length > 0 ? ` (${alone})` : ""}, and no budget allows it.`,
    hint: "Allow it with --max-spend 5, or set budget.perVideoUsd or budget.perDayUsd.",
  });
}

/**
 * Refuses what nobody here can do, whoever pays. Usage and config errors: those of the writer, the voice and the model,
 * `own-folder-missing`, `stock-vendor-missing`, `voice-vendor-missing`, `voice-language`, `voice-package-missing`,
 * `voice-model-unknown`, `video-vendor-missing`, `credentials-package-missing`.
 */
export async function refuseWithoutHands(brief: Brief, services: MeansServices): Promise<void> {
  if (brief.shots === "own" && brief.ownFolder === undefined) throw noOwnFolder();
  if (brief.shots === "stock") await services.stockLibraries();
  services.writerFor(brief);
  services.criticFor(brief);
  if (brief.isPosted) await refuseWithoutAccounts(services);
  await refuseWithoutVoice(brief, services);
  if (buysShots(brief)) await refuseWithoutFilm(brief, services);
  if (!brief.isPreview) refuseWithoutSigner(services.credentials);
}

function refuseWithoutSigner({ sign, signer }: VideoServices["credentials"]): void {
  const why = sign === "required" ? signer.whyNotReady() : undefined;
  if (why) throw why;
}

/** Whoever has no key, no package or no such language would only be told so when the script is paid for. */
async function refuseWithoutVoice(
  brief: Brief,
  services: Pick<VideoServices, "voices" | "vendorVoices" | "whyNotReady">,
): Promise<void> {
  const chosen = chooseVoice(brief.voice, brief.tier, services);
  if (chosen.kind === "local") {
    const missing = await chosen.voice.whyNotReady?.(chosen.name, brief.language);
    if (missing) throw missing;
    return;
  }
  const { id } = chosen.speaker;
  const why = await services.whyNotReady(id);
  if (!why) return;
  throw new AppError({
    kind: "config",
    code: "voice-vendor-missing",
    message: `${brief.voice} is ${id}'s, which cannot be asked: ${why.message}`,
    hint: [why.hint, "--voice flite:slt needs no key."].filter(Boolean).join(" "),
  });
}

function noOwnFolder(): AppError {
  return new AppError({
    kind: "usage",
    code: "own-folder-missing",
    message: "--shots own wants your files, and no folder is given.",
    hint: "Give it with --own footage/.",
  });
}

async function refuseWithoutAccounts({ store, posting }: MeansServices): Promise<void> {
  posting().wishes();
  const accounts = await listAccounts(store);
  if (accounts.some(({ status }) => status === "connected")) return;
  throw new AppError({
    kind: "config",
    code: "account-missing",
    message: accounts.length === 0 ? "No account is connected." : "Every account must be connected again.",
    hint: "`viral accounts connect tiktok` (or youtube, instagram), or leave out --post: the outbox has everything.",
  });
}
