import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { VENDORS } from "../../src/providers/vendors.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

it("lists every vendor once, each with an https address and the names of its keys", () => {
  expect(VENDORS.map(({ id }) => id)).toEqual([...new Set(VENDORS.map(({ id }) => id))]);
  for (const { id, baseUrl, keys, contracts } of VENDORS) {
    expect([id, new URL(baseUrl).protocol, baseUrl.endsWith("/")]).toEqual([id, "https:", false]);
    expect(contracts.length).toBeGreaterThan(0);
    for (const key of keys) expect(key).toMatch(/^[A-Z0-9_]+$/);
  }
});

const LINE = `{ key: "k", fetch: async () => new Response("{}") }`;
const OPEN = `
  import { VENDORS } from ${JSON.stringify(pathToFileURL("src/providers/vendors.ts").href)};
  import { QUESTION } from ${JSON.stringify(pathToFileURL("test/contracts/language-question.ts").href)};
  const line = async () => (${LINE});
  const clock = { nowMs: () => 0 };
  const vendors = VENDORS.map((row) => row.open({ baseUrl: row.baseUrl, settings: {}, line, clock }));
  const requests = vendors.flatMap(({ languageModel }) => languageModel?.request(QUESTION) ?? []);
`;

it("loads no SDK until something is asked, and then its own", () => {
  expect(sdksLoadedBy(OPEN)).toEqual([]);
  const ask = "for (const request of requests) await request.submit('key', new AbortController().signal);";
  expect(sdksLoadedBy(`${OPEN}${ask}`)).toEqual(["@anthropic-ai", "openai"]);
});

/** Runs a module in a process of its own; Node's coverage tells which files that process ran. */
function sdksLoadedBy(source: string): string[] {
  const folder = temporaryFolder();
  execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", source], {
    env: { ...process.env, NODE_V8_COVERAGE: folder },
    stdio: "pipe",
  });
  const urls = readdirSync(folder)
    .filter((name) => name.startsWith("coverage-"))
    .flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(folder, name), "utf8")) as {
        result: { url: string }[];
      };
      return result.map(({ url }) => url);
    });
  expect(urls.some((url) => url.endsWith("/src/providers/vendors.ts"))).toBe(true);
  const names = urls.flatMap(
    (url) => /\/node_modules\/(openai|@anthropic-ai|@aws-sdk|@googleapis)\//.exec(url)?.[1] ?? [],
  );
  return [...new Set(names)].toSorted();
}
