import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { answersJson, hostileServer } from "../support/hostile-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SDKS =
  /node_modules\/(?:@anthropic-ai|openai|@runwayml|@aws-sdk|@smithy|@googleapis|googleapis|google-auth-library|@contentauth|sherpa-onnx-node)\//;

/** Writes every module that Node loads into a file. */
const HOOKS = `
import { appendFileSync } from "node:fs";
export async function load(url, context, next) {
  appendFileSync(process.env.LOADED_MODULES, url + "\\n");
  return await next(url, context);
}
`;

beforeAll(() => {
  if (!existsSync("dist/main.js")) execFileSync(process.execPath, ["scripts/build.mjs"]);
});

/** The SDKs that one command loads, in a home of its own. */
async function sdksOf(args: readonly string[], env: Record<string, string> = {}): Promise<string[]> {
  const folder = temporaryFolder();
  const loaded = join(folder, "loaded.txt");
  writeFileSync(loaded, "");
  writeFileSync(join(folder, "hooks.mjs"), HOOKS);
  const hooks = pathToFileURL(join(folder, "hooks.mjs")).href;
  const register = `data:text/javascript,import{register}from"node:module";register(${JSON.stringify(hooks)})`;
  const surroundings = { ...process.env, VIRAL_HOME: join(folder, "home"), CI: "1", ...env };
  // A command that is refused in the end has loaded what it needed all the same.
  await promisify(execFile)(process.execPath, ["--import", register, "bin/viral.js", ...args], {
    env: { ...surroundings, LOADED_MODULES: loaded },
  }).catch(() => undefined);
  const modules = readFileSync(loaded, "utf8").split("\n");
  expect(modules.some((url) => url.endsWith("/dist/main.js"))).toBe(true);
  const names = modules.flatMap((url) => SDKS.exec(url)?.[0].slice("node_modules/".length, -1) ?? []);
  return [...new Set(names)];
}

test.each([["--version"], ["--help"], ["jobs"], ["providers"], ["run --dry-run"]])(
  "viral %s loads no SDK",
  async (line) => {
    expect(await sdksOf(line.split(" "))).toEqual([]);
  },
  60_000,
);

test("an SDK is loaded when its vendor is asked", async () => {
  const server = await hostileServer(answersJson(401, {}));
  const env = { VIRAL_PROVIDERS_ANTHROPIC_BASE_URL: server.origin, ANTHROPIC_API_KEY: "sk-test" };
  expect(await sdksOf(["providers", "test", "anthropic"], env)).toEqual(["@anthropic-ai"]);
}, 60_000);
