import { join } from "node:path";
import { systemClock } from "../../src/core/clock.ts";
import type { AccountFacts } from "../../src/model/account.ts";
import { writeAccountSecret } from "../../src/pipeline/accounts/account-secret.ts";
import { createLocalSecrets } from "../../src/providers/local-secrets/local-secrets.ts";
import { openStore } from "../../src/store/open-store.ts";
import { saveAccount } from "../../src/store/repositories/social-accounts.ts";
import { GOOGLE_APP } from "../contracts/google-tokens-server.ts";
import { APP as META_APP } from "../contracts/instagram-login-routes.ts";
import { ACCOUNT, type InstagramServer, instagramServer } from "../contracts/instagram-server.ts";
import { TIKTOK_APP, type TiktokPerson } from "../contracts/tiktok-house.ts";
import { type TiktokServer, tiktokServer } from "../contracts/tiktok-server.ts";
import { type YoutubeServer, youtubeServer } from "../contracts/youtube-server.ts";
import { accountFacts, accountSecret } from "./toy-platform.ts";

/** One account on each platform, at servers of our own. */
export interface ThreePlatforms {
  tiktok: TiktokServer;
  person: TiktokPerson;
  youtube: YoutubeServer;
  instagram: InstagramServer;
  /** Settings as variables, and the answers that platforms ask for. */
  env: Record<string, string>;
  /** Every secret that a home then holds. */
  secrets: readonly string[];
  /** Connects one account of each in a home, as an import does. */
  connect(home: string, facts?: Partial<AccountFacts>): Promise<void>;
}

export async function threePlatforms(): Promise<ThreePlatforms> {
  const tiktok = await tiktokServer(systemClock);
  Object.assign(tiktok.house.plan, { processingPolls: 0, moderationPolls: 0 });
  const person = tiktok.house.addPerson();
  const youtube = await youtubeServer(() => Date.now());
  Object.assign(youtube.plan, { isAudited: true, processedAfter: 0 });
  const instagram = await instagramServer(systemClock);
  const tokens = {
    tiktok: tiktok.house.grant(person.openId, ["user.info.basic", "video.upload", "video.publish"]),
    youtube: { accessToken: youtube.tokens.issue(), refreshToken: youtube.tokens.refreshToken() },
    instagram: { accessToken: instagram.world.issue("page", ACCOUNT.userId), refreshToken: null },
  };
  const variables = (vendor: string, settings: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(settings).map(([name, value]) => [
      `VIRAL_PROVIDERS_${vendor}_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`,
      value,
    ]);
  return {
    tiktok,
    person,
    youtube,
    instagram,
    env: {
      ...Object.fromEntries([
        ...variables("TIKTOK", { baseUrl: tiktok.origin, authBaseUrl: tiktok.origin }),
        ...variables("YOUTUBE", {
          baseUrl: youtube.origin,
          authBaseUrl: youtube.tokens.origin,
          tokenBaseUrl: youtube.tokens.origin,
        }),
        ...variables("INSTAGRAM", { baseUrl: instagram.baseUrl, ...instagram.settings }),
      ]),
      VIRAL_POSTING_MADE_FOR_KIDS: "false",
      VIRAL_POSTING_COMMERCIAL: "none",
    },
    secrets: [
      ...Object.values(tokens).flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken ?? ""]),
      TIKTOK_APP.clientSecret,
      GOOGLE_APP.clientSecret,
      META_APP.clientSecret,
    ].filter((secret) => secret !== ""),
    async connect(home, facts = {}) {
      const secrets = createLocalSecrets({ env: {}, folder: join(home, "secrets"), keychain: undefined });
      const store = await openStore({ homeFolder: home });
      try {
        for (const [platform, change, app] of [
          ["tiktok", { userId: person.openId, isAudited: true }, TIKTOK_APP],
          ["youtube", { userId: youtube.channelId, isAudited: true }, GOOGLE_APP],
          ["instagram", { userId: ACCOUNT.userId, login: "facebook" }, META_APP],
        ] as const) {
          const id = `acc_${platform}`;
          const rest = { expiresAtMs: null, ...tokens[platform], ...app };
          await writeAccountSecret(secrets, id, accountSecret(rest));
          const all = accountFacts({ dailyCap: 50, ...change, ...facts });
          await saveAccount(store, { id, platform, name: "main", status: "connected", facts: all }, 1);
        }
      } finally {
        await store.close();
      }
    },
  };
}
