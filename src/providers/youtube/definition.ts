import type { VendorDefinition, VendorParts } from "../contracts/vendor.ts";
import { uploadsLeft } from "./app-quota.ts";
import { createYoutubeLogin } from "./youtube-login.ts";
import { createYoutubePublisher } from "./youtube-publisher.ts";

const AUTH = "https://accounts.google.com";
const TOKEN = "https://oauth2.googleapis.com";

/** The app and its tokens belong to each account: they come with `AccountAccess`, not with a key. */
export const youtube: VendorDefinition = {
  id: "youtube",
  title: "YouTube Shorts",
  contracts: ["publisher"],
  baseUrl: "https://www.googleapis.com",
  keys: [],
  settings: {
    authBaseUrl: "where accounts are asked for their consent",
    tokenBaseUrl: "where their tokens come from",
    uploadsPerDay: "what Google allows your project when it is more than 100",
    unitsPerDay: "the same of units, when they are more than 10,000",
  },
  extraBaseUrls: { authBaseUrl: AUTH, tokenBaseUrl: TOKEN },
  open(parts) {
    return {
      login: createYoutubeLogin(parts, {
        auth: addressOf(parts, "authBaseUrl", AUTH),
        token: addressOf(parts, "tokenBaseUrl", TOKEN),
      }),
      publisherOf: (account) => createYoutubePublisher(parts, account),
      appPostsLeft: async () => await uploadsLeft(parts),
      probe: async () => ({
        message: "nothing can be asked without an account: `viral accounts check` asks each",
        costUsdMicros: 0,
      }),
    };
  },
};

const addressOf = ({ settings }: VendorParts, name: string, usual: string): string =>
  (settings[name] ?? usual).replace(/\/+$/u, "");
