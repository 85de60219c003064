import { join } from "node:path";
import { type Clock, systemClock } from "../../src/core/clock.ts";
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

/** Accounts on each platform, at servers of our own. */
export interface ThreePlatforms {
  tiktok: TiktokServer;
  /** The person of TikTok's first account. */
  person: TiktokPerson;
  youtube: YoutubeServer;
  instagram: InstagramServer;
  /** Settings as variables, and the answers that platforms ask for. */
  env: Record<string, string>;
  /** Every secret that a home then holds. */
  secrets: readonly string[];
  /** What `viral accounts import` reads; `change`: of every account. */
  tokensFile(change?: object): string;
  /** Connects all accounts in a home, as an import does. */
  connect(home: string, facts?: Partial<AccountFacts>): Promise<void>;
}

export interface PlatformsOptions {
  clock?: Clock;
  /** How many accounts TikTok and Instagram have; the server of YouTube has one channel. */
  accountCount?: number;
  accessTokenSeconds?: number;
  /** Whether the platforms have looked at the app. */
  isAudited?: boolean;
}

interface Connected {
  platform: "tiktok" | "youtube" | "instagram";
  facts: Partial<AccountFacts>;
  app: typeof META_APP;
  tokens: { accessToken: string; refreshToken: string | null };
}

export async function threePlatforms({
  clock = systemClock,
  accountCount = 1,
  accessTokenSeconds,
  isAudited = true,
}: PlatformsOptions = {}): Promise<ThreePlatforms> {
  const tiktok = await tiktokServer(clock);
  const { house } = tiktok;
  Object.assign(house.plan, { processingPolls: 0, moderationPolls: 0 });
  if (accessTokenSeconds !== undefined) house.unknowns.accessTokenSeconds = accessTokenSeconds;
  const youtube = await youtubeServer(() => clock.nowMs());
  Object.assign(youtube.plan, { isAudited, processedAfter: 0 });
  house.isAudited = isAudited;
  const instagram = await instagramServer(clock);
  const numbers = Array.from({ length: accountCount }, (_, number) => number);
  const people = numbers.map(() => house.addPerson());
  const accounts: readonly Connected[] = [
    ...people.map(({ openId }): Connected => {
      const tokens = house.grant(openId, ["user.info.basic", "video.upload", "video.publish"]);
      return { platform: "tiktok", facts: { userId: openId, isAudited }, app: TIKTOK_APP, tokens };
    }),
    {
      platform: "youtube",
      facts: { userId: youtube.channelId, isAudited },
      app: GOOGLE_APP,
      tokens: { accessToken: youtube.tokens.issue(), refreshToken: youtube.tokens.refreshToken() },
    },
    ...numbers.map((number): Connected => {
      const userId = String(BigInt(ACCOUNT.userId) + BigInt(number));
      const tokens = { accessToken: instagram.world.issue("page", userId), refreshToken: null };
      return { platform: "instagram", facts: { userId, login: "facebook" }, app: META_APP, tokens };
    }),
  ];
  const variables = (vendor: string, settings: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(settings).map(([name, value]) => [
      `VIRAL_PROVIDERS_${vendor}_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`,
      value,
    ]);
  return {
    tiktok,
    person: people[0] ?? house.addPerson(),
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
      ...accounts.flatMap(({ tokens }) => [tokens.accessToken, tokens.refreshToken ?? ""]),
      TIKTOK_APP.clientSecret,
      GOOGLE_APP.clientSecret,
      META_APP.clientSecret,
    ].filter((secret) => secret !== ""),
    tokensFile(change = {}) {
      const list = accounts.map(({ platform, facts: { userId, isAudited, login }, app, tokens }, index) => {
        const nth = accounts.slice(0, index).filter((one) => one.platform === platform).length;
        const name = nth === 0 ? "main" : `no-${nth}`;
        const way = login === undefined ? {} : { way: login };
        return { platform, name, userId, audited: isAudited ?? false, ...way, ...app, ...tokens, ...change };
      });
      return JSON.stringify(list);
    },
    async connect(home, facts = {}) {
      const secrets = createLocalSecrets({ env: {}, folder: join(home, "secrets"), keychain: undefined });
      const store = await openStore({ homeFolder: home });
      try {
        for (const [index, { platform, facts: change, app, tokens }] of accounts.entries()) {
          const nth = accounts.slice(0, index).filter((one) => one.platform === platform).length;
          const [id, name] =
            nth === 0 ? [`acc_${platform}`, "main"] : [`acc_${platform}_${nth}`, `no-${nth}`];
          await writeAccountSecret(secrets, id, accountSecret({ expiresAtMs: null, ...tokens, ...app }));
          const all = accountFacts({ dailyCap: 50, ...change, ...facts });
          await saveAccount(store, { id, platform, name, status: "connected", facts: all }, 1);
        }
      } finally {
        await store.close();
      }
    },
  };
}
