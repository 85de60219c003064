import { z } from "zod";
import type { PostOrder } from "../../model/post-order.ts";
import type { AccountLimits } from "../contracts/publisher.ts";
import { readData, type TiktokApi } from "./tiktok-api.ts";
import { platformCodeOf, refusal } from "./troubles.ts";

type Privacy = PostOrder["privacy"];

/** TikTok's name of each audience; undefined: it has none. */
export const PRIVACIES: Readonly<Record<Privacy, string | undefined>> = {
  public: "PUBLIC_TO_EVERYONE",
  friends: "MUTUAL_FOLLOW_FRIENDS",
  followers: "FOLLOWER_OF_CREATOR",
  private: "SELF_ONLY",
  unlisted: undefined,
};

/** What an account may do, as it says itself at this moment. */
export interface Creator {
  /** Null: no name that could stand in an address. */
  username: string | null;
  privacies: readonly Privacy[];
  disallows: readonly (keyof PostOrder["allow"])[];
  durationMsMax: number;
}

const CreatorInfo = z.object({
  creator_username: z.string().nullish(),
  privacy_level_options: z.array(z.string()),
  comment_disabled: z.boolean(),
  duet_disabled: z.boolean(),
  stitch_disabled: z.boolean(),
  max_video_post_duration_sec: z.number().positive(),
});

/** To be asked before each direct post; 20 times a minute at most. Throws quota when the account may not post now. */
export async function askCreator(api: TiktokApi, signal: AbortSignal): Promise<Creator> {
  const data = await api.ask({ path: "/v2/post/publish/creator_info/query/" }, signal);
  const info = readData(CreatorInfo, data);
  const offered = new Set(info.privacy_level_options);
  return {
    username: cleanUsername(info.creator_username),
    privacies: (Object.keys(PRIVACIES) as Privacy[]).filter((one) => offered.has(PRIVACIES[one] ?? "")),
    disallows: [
      ...(info.comment_disabled ? (["comments"] as const) : []),
      ...(info.duet_disabled ? (["duets"] as const) : []),
      ...(info.stitch_disabled ? (["stitches"] as const) : []),
    ],
    durationMsMax: Math.floor(info.max_video_post_duration_sec * 1000),
  };
}

/** Refuses what the account does not offer. */
export function obeyCreator({ privacy, durationMs }: PostOrder, creator: Creator): void {
  if (!creator.privacies.includes(privacy))
    throw refusal(
      "config",
      "privacy-not-offered",
      `The account offers ${creator.privacies.join(", ") || "no audience"}, not ${privacy}.`,
      "Choose one of these, or deliver it as a draft.",
    );
  if (durationMs > creator.durationMsMax)
    throw refusal(
      "refused",
      "video-too-long",
      `The video lasts ${Math.ceil(durationMs / 1000)} s; the account may post ${Math.floor(creator.durationMsMax / 1000)} s.`,
      "Make it shorter, or deliver it as a draft and trim it in TikTok's app.",
    );
}

/** The same for whoever plans. An account that allowed drafts only cannot be asked. */
export async function limitsOf(api: TiktokApi, signal: AbortSignal): Promise<AccountLimits> {
  const known = { postsLeft: null, resumesAtMs: null };
  try {
    const { username, privacies, disallows, durationMsMax } = await askCreator(api, signal);
    const displayName = username === null ? null : `@${username}`;
    const open = privacies.filter((privacy) => api.account.isAudited || privacy === "private");
    return { ...known, displayName, durationMsMax, privacies: open, disallows };
  } catch (error) {
    if (!DRAFTS_ONLY.has(platformCodeOf(error) ?? "")) throw error;
    return { ...known, displayName: null, durationMsMax: null, privacies: null, disallows: [] };
  }
}

const DRAFTS_ONLY = new Set(["scope_not_authorized", "scope_permission_missed"]);

/** TikTok's user names: letters, digits, underscores and dots. Whatever else it sends reaches no address. */
export const cleanUsername = (name: string | null | undefined): string | null =>
  name !== null && name !== undefined && /^[\w.]{1,40}$/.test(name) ? name : null;
