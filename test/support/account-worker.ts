import { join } from "node:path";
import { Settings } from "../../src/config/settings-schema.ts";
import { accountPublisher } from "../../src/context-accounts.ts";
import { openHouse } from "../../src/context-services.ts";
import { isAppError } from "../../src/core/app-error.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createLocalSecrets } from "../../src/providers/local-secrets/local-secrets.ts";
import { openStore } from "../../src/store/open-store.ts";

// One process that asks what an account may do: says `ready`, begins when it hears anything, says what came of it.
const [home = "", accountId = "", providers = "{}"] = process.argv.slice(2);
const settings = Settings.parse({ providers: JSON.parse(providers) });
const kept = createLocalSecrets({ env: {}, folder: join(home, "secrets"), keychain: undefined });
const secrets = async () => kept;
const store = await openStore({ homeFolder: home });
process.stdout.write("ready\n");
await new Promise((resolve) => process.stdin.once("data", resolve));
process.stdin.destroy();
try {
  const publisher = await accountPublisher(accountId, {
    house: openHouse({ settings, env: {}, secrets }, { tell: () => undefined }),
    store,
    secrets,
    clock: systemClock,
    home,
    signal: new AbortController().signal,
  });
  await publisher.limits?.(new AbortController().signal);
  process.stdout.write("good\n");
} catch (error) {
  process.stdout.write(`${isAppError(error) ? error.code : String(error)}\n`);
} finally {
  await store.close();
}
