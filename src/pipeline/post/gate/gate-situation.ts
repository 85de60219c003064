import { AccountFacts } from "../../../model/account.ts";
import type { PostOrder } from "../../../model/post-order.ts";
import { comparableTextOf } from "../../../store/repositories/concepts.ts";
import { getAccount, type SocialAccount } from "../../../store/repositories/social-accounts.ts";
import { getVideo } from "../../../store/repositories/videos.ts";
import { accountMissing } from "../../accounts/account-missing.ts";
import type { VideoServices } from "../../video-services.ts";
import { readDelivery } from "../order/read-delivery.ts";
import type { GateSituation } from "./gate-check.ts";

type SituationServices = Pick<VideoServices, "store" | "library" | "posting">;

/**
 * What the gate looks at of a post that was planned before, as it is on this machine now. Refused `account-missing` when
 * its account was removed.
 */
export async function situationOf(
  order: PostOrder,
  folder: string,
  { store, library, posting }: SituationServices,
): Promise<{
  account: SocialAccount;
  situation: Omit<GateSituation, "limits" | "fileSha256" | "others">;
}> {
  const account = await getAccount(store, order.accountId);
  if (!account) throw accountMissing(order.accountId);
  const platform = library.platforms().find(({ publisher }) => publisher === order.platform);
  if (!platform) throw new Error(`no platform of ${order.platform} is known`);
  const video = await getVideo(store, order.videoId);
  return {
    account,
    situation: {
      order,
      delivery: readDelivery(folder),
      platform,
      account: AccountFacts.parse(account.facts),
      text: video ? await comparableTextOf(store, video.conceptId) : "",
      forbiddenWords: posting().forbiddenWords,
    },
  };
}
