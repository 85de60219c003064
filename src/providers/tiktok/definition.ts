import type { VendorDefinition } from "../contracts/vendor.ts";
import { Pace } from "./pace.ts";
import { AUTH_BASE_URL, createTiktokLogin } from "./tiktok-login.ts";
import { createTiktokPublisher } from "./tiktok-publisher.ts";
import { TIKTOK } from "./troubles.ts";

/** TikTok's Content Posting API. The app and its tokens belong to each account. */
export const tiktok: VendorDefinition = {
  id: TIKTOK,
  title: "TikTok",
  contracts: ["publisher"],
  baseUrl: "https://open.tiktokapis.com",
  keys: [],
  settings: { authBaseUrl: `where people let viral in; ${AUTH_BASE_URL} when it is not set` },
  open(parts) {
    // One account is asked by the gate, by its post and by whoever checks it.
    const paces = new Map<string, Pace>();
    const paceOf = (accountId: string): Pace => {
      const pace = paces.get(accountId) ?? new Pace(parts.clock);
      paces.set(accountId, pace);
      return pace;
    };
    return {
      login: createTiktokLogin(parts),
      publisherOf: (account) => createTiktokPublisher(parts, account, paceOf(account.accountId)),
      probe: async () => ({
        message: "nothing is asked without an account: `viral accounts check` asks as each of them",
        costUsdMicros: 0,
      }),
    };
  },
};
