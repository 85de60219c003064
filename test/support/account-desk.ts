import { join } from "node:path";
import { PassThrough } from "node:stream";
import { Settings } from "../../src/config/settings-schema.ts";
import { type AccountDesk, openAccountDesk } from "../../src/context-account-desk.ts";
import type { AccountParts } from "../../src/context-accounts.ts";
import { openHouse } from "../../src/context-services.ts";
import { systemClock } from "../../src/core/clock.ts";
import type { SecretStore } from "../../src/providers/contracts/secret-store.ts";
import { createLocalSecrets } from "../../src/providers/local-secrets/local-secrets.ts";
import { listAccounts } from "../../src/store/repositories/social-accounts.ts";
import type { Store } from "../../src/store/scope.ts";
import { openTemplates } from "../../src/templates/open-templates.ts";
import { fakeContext } from "./fake-context.ts";
import { type CliResult, runCli } from "./run-cli.ts";
import { temporaryFolder, temporaryStore } from "./store.ts";

export interface Desk {
  folder: string;
  store: Store;
  secrets: SecretStore;
  accounts: () => ReturnType<typeof listAccounts>;
  /** What a publisher is opened with. */
  parts: AccountParts;
  desk: AccountDesk;
  run: (argv: string, options?: Parameters<typeof runCli>[1]) => Promise<CliResult>;
  /** Runs a login; `visit` is what the person does with the address. */
  connect: (
    argv: string,
    visit: (url: URL, stdin: PassThrough) => unknown,
    options?: { signal?: AbortSignal },
  ) => Promise<CliResult>;
}

/** Commands of accounts over a home of its own, with secrets in encrypted files: no keychain of this machine is touched. */
export async function accountDesk(
  providers: Readonly<Record<string, object>>,
  env: Record<string, string> = {},
): Promise<Desk> {
  const folder = temporaryFolder();
  const store = await temporaryStore(join(folder, "home"));
  const secretsOf = createLocalSecrets({ env, folder: join(folder, "home", "secrets"), keychain: undefined });
  const settings = Settings.parse({ providers });
  const secrets = async () => secretsOf;
  const { signal } = new AbortController();
  const home = join(folder, "home");
  const library = openTemplates({ builtIn: "templates", user: join(home, "templates") });
  const open = (stop: AbortSignal): AccountDesk =>
    openAccountDesk({ settings, env, secrets, library, store, home, signal: stop });
  const run: Desk["run"] = async (argv, options = {}) => {
    const { openContext } = fakeContext(open(options.signal ?? signal));
    return await runCli(argv.split(" "), { openContext, cwd: folder, env, ...options });
  };
  return {
    folder,
    store,
    secrets: secretsOf,
    accounts: async () => await listAccounts(store),
    parts: {
      house: openHouse({ settings, env, secrets }, { tell: () => undefined }),
      store,
      secrets,
      clock: systemClock,
      home,
      signal,
    },
    desk: open(signal),
    run,
    async connect(argv, visit, options = {}) {
      const stdin = new PassThrough();
      let visited: Promise<unknown> | undefined;
      const answer = await run(argv, {
        ...options,
        stdin,
        onStderr(text) {
          const [, address] = /^ {2}(https?:\/\/\S+)$/m.exec(text) ?? [];
          if (address === undefined || visited) return;
          visited = Promise.resolve(visit(new URL(address), stdin));
        },
      });
      await visited;
      return answer;
    },
  };
}

/** Where the platform sends the browser. */
export function callbackOf(url: URL, query: Readonly<Record<string, string>>): string {
  const state = url.searchParams.get("state") ?? "";
  return `${url.searchParams.get("redirect_uri")}?${new URLSearchParams({ state, ...query }).toString()}`;
}
