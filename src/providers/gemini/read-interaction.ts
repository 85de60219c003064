import { z } from "zod";
import type { UsdMicros } from "../../core/money.ts";
import type { JobNews } from "../clip-jobs/job-news.ts";
import type { OrderTerms } from "../contracts/clip-maker.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { priceTokens } from "./price-tokens.ts";

const Content = z.object({
  type: z.string(),
  text: z.string().nullish(),
  uri: z.string().nullish(),
  data: z.string().nullish(),
  mime_type: z.string().nullish(),
});
export const Interaction = z.object({
  status: z.string(),
  steps: z.array(z.object({ type: z.string(), content: z.array(Content).nullish() })).nullish(),
  usage: z
    .object({
      output_tokens_by_modality: z
        .array(z.object({ modality: z.string(), tokens: z.number().int() }))
        .nullish(),
    })
    .nullish(),
  error: z.unknown().optional(),
});
export type Interaction = z.infer<typeof Interaction>;

/** What an interaction says; `made`: a video that is there, or will be in a moment. */
export type InteractionNews =
  | JobNews
  | {
      state: "made";
      video: { uri: string } | { bytes: Uint8Array; mediaType: string };
      costUsdMicros?: UsdMicros;
    };

export function readInteraction(interaction: Interaction, order: OrderTerms): InteractionNews {
  switch (interaction.status) {
    case "queued":
    case "in_progress":
      return { state: "pending" };
    case "completed":
    case "incomplete":
      return readEnd(interaction, order);
    case "failed":
    case "budget_exceeded":
      return failed(
        interaction,
        isAboutSafety(reasonOf(interaction)) ? "moderation" : "refused",
        costOf(interaction, order) ?? 0,
      );
    case "cancelled":
      // Whether it is billed nobody has said: without a count it is.
      return failed(interaction, "refused", costOf(interaction, order) ?? order.estimateUsdMicros);
    default:
      return {
        state: "pending",
        because: `gemini says ${JSON.stringify(interaction.status)}, which is not known here`,
      };
  }
}

/** Words in place of a video are a refusal: Omni completes what it will not show. */
function readEnd(interaction: Interaction, order: OrderTerms): InteractionNews {
  const video = contentOf(interaction).find(({ type, uri, data }) => type === "video" && (uri || data));
  const cost = costOf(interaction, order);
  if (!video)
    return failed(interaction, interaction.status === "completed" ? "moderation" : "refused", cost ?? 0);
  const price = cost === undefined ? {} : { costUsdMicros: cost };
  if (video.uri) return { state: "made", video: { uri: video.uri }, ...price };
  const bytes = Buffer.from(video.data ?? "", "base64");
  return { state: "made", video: { bytes, mediaType: video.mime_type ?? "video/mp4" }, ...price };
}

function failed(interaction: Interaction, kind: "refused" | "moderation", costUsdMicros: UsdMicros): JobNews {
  const message = `gemini (${interaction.status}): ${reasonOf(interaction)}`;
  return { state: "failed", kind, message, costUsdMicros };
}

function reasonOf(interaction: Interaction): string {
  const said = contentOf(interaction)
    .map(({ text }) => text ?? "")
    .join(" ");
  return vendorMessage({ json: interaction.error, text: said });
}

export function isAboutSafety(words: string): boolean {
  return /safety|blocked|prohibited|policy|policies/i.test(words);
}

function contentOf({ steps }: Interaction): z.infer<typeof Content>[] {
  return (steps ?? []).filter(({ type }) => type === "model_output").flatMap(({ content }) => content ?? []);
}

function costOf({ usage }: Interaction, order: OrderTerms): UsdMicros | undefined {
  const counts = usage?.output_tokens_by_modality;
  if (!counts) return undefined;
  const video = counts.filter(({ modality }) => modality.toLowerCase() === "video");
  return priceTokens(
    video.reduce((sum, { tokens }) => sum + tokens, 0),
    order,
  );
}
