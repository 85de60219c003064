import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { afterThisTest } from "../cleanups.ts";

/** Libraries are found from here, and nothing else looks into it. */
const FOLDER = fileURLToPath(new URL("../../../node_modules/.kill-workers/", import.meta.url));

const { dependencies } = JSON.parse(
  readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
) as { dependencies: Record<string, string> };
/** Many small modules, read at every start. */
const INSIDE = new Set(["kysely", "uuid", "zod", "commander", "@googleapis/youtube"]);
/** Of those in the old format: what we import of them by name, which a bundle in pieces would not find. */
const OLD_FORMAT: Readonly<Record<string, readonly string[]>> = { "@googleapis/youtube": ["youtube"] };
const EXTERNAL = Object.keys(dependencies).filter((name) => !INSIDE.has(name));

/**
 * The arguments that start a worker of the kill loops: with what it begins with in one file, a process of it is there in a
 * fifth of the time.
 */
export async function bundledWorker(source: URL): Promise<string[]> {
  const outdir = join(FOLDER, randomUUID());
  await build({
    entryPoints: { worker: fileURLToPath(source) },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What is loaded when it is used stays a file of its own.
    splitting: true,
    // Less to read at every start; names stay, for whoever reads a stack.
    minifySyntax: true,
    minifyWhitespace: true,
    external: EXTERNAL,
    // Old libraries inside it ask for others in the old way.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    format: "esm",
    platform: "node",
    target: "node20",
    jsx: "automatic",
    plugins: [ownAddresses, oldFormats],
  });
  afterThisTest(async () => await rm(outdir, { recursive: true, force: true }));
  return [join(outdir, "worker.mjs")];
}

const oldFormats: Plugin = {
  name: "names of modules in the old format",
  setup(building) {
    building.onResolve(
      { filter: new RegExp(`^(?:${Object.keys(OLD_FORMAT).join("|")})$`) },
      ({ kind, path, resolveDir }) =>
        kind === "dynamic-import" ? { path, namespace: "named", pluginData: resolveDir } : undefined,
    );
    building.onLoad({ filter: /.*/, namespace: "named" }, ({ path, pluginData }) => ({
      contents: `export { ${OLD_FORMAT[path]?.join(", ")} } from ${JSON.stringify(path)};`,
      resolveDir: String(pluginData),
    }));
  },
};

/** Every module goes on looking for its files beside itself. */
const ownAddresses: Plugin = {
  name: "own addresses",
  setup(building) {
    building.onLoad({ filter: /[\\/](src|test)[\\/].*\.tsx?$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(
        "import.meta.url",
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: path.endsWith("x") ? "tsx" : "ts",
    }));
  },
};
