import { AppError, isAppError } from "../../core/app-error.ts";
import type { PlatformApp } from "../../providers/contracts/platform-login.ts";
import type { SecretStore } from "../../providers/contracts/secret-store.ts";
import type { SocialAccount } from "../../store/repositories/social-accounts.ts";
import { readAccountSecret } from "./account-secret.ts";
import { accountLabel } from "./find-account.ts";
import type { LoginTalk } from "./login-talk.ts";

export interface AppQuestion {
  platform: string;
  title: string;
  /** Accounts that were let in the same way, the likeliest first. */
  accounts: readonly SocialAccount[];
  secrets: Pick<SecretStore, "get">;
  talk: LoginTalk;
}

const USABLE = /^[\x21-\x7e]{1,8192}$/;

/**
 * The user's own app at a platform: from `TIKTOK_CLIENT_ID` and `TIKTOK_CLIENT_SECRET`, else the one of an account that
 * is connected, else asked for. Config errors `login-app-missing`, `login-app-unusable`.
 */
export async function findApp(question: AppQuestion): Promise<PlatformApp> {
  const { platform, title, secrets, talk } = question;
  const [idName, secretName] = appNames(platform);
  const clientId = await secrets.get(idName);
  const clientSecret = await secrets.get(secretName);
  if (clientId && clientSecret) return usable({ clientId, clientSecret }, `${idName} or ${secretName}`);
  if (clientId === undefined) {
    const known = await appOfAccounts(question);
    if (known) return known;
  }
  if (!talk.ask) throw missing(title, clientId ? [secretName] : [idName, secretName]);
  const app = {
    clientId: clientId ?? (await talk.ask(`${title}: id of your app (client id, client key): `, false)),
    clientSecret: clientSecret ?? (await talk.ask(`${title}: its secret (it is not shown): `, true)),
  };
  return usable(app, "What was typed");
}

const appNames = (platform: string): [string, string] => {
  const start = platform.toUpperCase().replace(/\W/g, "_");
  return [`${start}_CLIENT_ID`, `${start}_CLIENT_SECRET`];
};

async function appOfAccounts({ platform, accounts, secrets, talk }: AppQuestion) {
  for (const account of accounts) {
    try {
      const { clientId, clientSecret } = await readAccountSecret(secrets, account.id);
      talk.tell(`With the app of ${accountLabel(account)}; ${appNames(platform)[0]} names another one.`);
      return { clientId, clientSecret };
    } catch (error) {
      // Whoever's tokens are not here has no app to lend.
      if (!isAppError(error)) throw error;
    }
  }
  return undefined;
}

function usable({ clientId, clientSecret }: PlatformApp, what: string): PlatformApp {
  const app = { clientId: clientId.trim(), clientSecret: clientSecret.trim() };
  if (USABLE.test(app.clientId) && (app.clientSecret === "" || USABLE.test(app.clientSecret))) return app;
  throw new AppError({
    kind: "config",
    code: "login-app-unusable",
    message: `${what} is no id and secret of an app: they are one line each, without spaces.`,
    hint: "Copy them again from the platform's portal.",
  });
}

const missing = (title: string, names: readonly string[]): AppError =>
  new AppError({
    kind: "config",
    code: "login-app-missing",
    message: `${title} lets viral in through an app of your own, and it is not known here.`,
    hint: `Set ${names.join(" and ")}, or connect in a terminal, where you are asked. The page of ${title} in docs/ says how to make the app.`,
  });
