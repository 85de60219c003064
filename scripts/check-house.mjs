// File size, and a twin under test/ for every source file with logic.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const LINES_MAX = 300;
const complaints = [];

const files = ["src", "test", "bench", "scripts", "bin"]
  .flatMap(walk)
  .filter((file) => /\.(ts|tsx|mjs|js)$/.test(file));
for (const file of files) {
  const lines = readFileSync(file, "utf8").split("\n").length - 1;
  if (lines > LINES_MAX) complaints.push(`${file}: ${lines} lines, at most ${LINES_MAX}`);
}

const tests = new Set(files.filter((file) => file.startsWith("test/")).map(stem));
for (const file of files) {
  if (!file.startsWith("src/") || file.endsWith(".d.ts") || !hasLogic(file)) continue;
  if (!tests.has(`test/${stem(file).slice("src/".length)}.test`))
    complaints.push(`${file}: no twin under test/`);
}

if (complaints.length > 0) process.stdout.write(`${complaints.join("\n")}\n`);
process.exit(complaints.length === 0 ? 0 : 1);

function walk(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path.replaceAll("\\", "/")];
  });
}

function stem(file) {
  return file.replace(/\.(ts|tsx|mjs|js)$/, "");
}

/** Types, schemas and tables of rows need no test of their own. */
function hasLogic(file) {
  if (file === "src/main.ts" || file.includes("/kernel/assembly/")) return false;
  const source = readFileSync(file, "utf8");
  return /\bfunction\b|=>\s*[{(]|\bclass\s/.test(withoutTypes(source));
}

function withoutTypes(source) {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/^export (interface|type) [\s\S]*?^(?:\}|.*;)$/gm, "");
}
