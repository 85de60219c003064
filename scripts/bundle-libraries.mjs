import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { buildSync } from "esbuild";

/** Libraries of many small modules: as one file each they load several times faster, and every command starts with them. */
const LIBRARIES = ["kysely", "uuid", "zod"];
const IMPORT = /import (\{[^}]*\}) from "([^"]+)"/g;

/** Gives a built folder one module per library, with what it uses of it, and makes its files import that. */
export function bundleLibraries(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js"));
  const usedNames = new Map(LIBRARIES.map((library) => [library, new Set()]));
  for (const file of files) {
    const path = join(folder, file);
    const code = readFileSync(path, "utf8");
    const bundled = code.replace(IMPORT, (statement, names, library) => {
      const used = usedNames.get(library);
      if (!used) return statement;
      for (const name of names.slice(1, -1).split(",")) if (name.trim()) used.add(name.trim().split(" ")[0]);
      const target = relative(dirname(path), join(folder, "libraries", `${library}.js`)).replaceAll(
        "\\",
        "/",
      );
      return `import ${names} from "${target.startsWith(".") ? target : `./${target}`}"`;
    });
    if (bundled !== code) writeFileSync(path, bundled);
  }
  for (const [library, used] of usedNames) {
    const { version, license } = JSON.parse(readFileSync(`node_modules/${library}/package.json`, "utf8"));
    buildSync({
      stdin: { contents: `export { ${[...used].join(", ")} } from "${library}"`, resolveDir: "." },
      outfile: join(folder, "libraries", `${library}.js`),
      banner: { js: `// ${library} ${version}, ${license}; its licence is in the package of that name.` },
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      minifyWhitespace: true,
      minifySyntax: true,
    });
  }
}
