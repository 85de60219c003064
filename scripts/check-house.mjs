// File size, and a twin under test/ for every source file with logic.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
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

// Files that are tested only through others so far. The list may only shrink: a new file without a twin is a complaint,
// and so is a line here whose file has one by now.
const EXCUSED = "scripts/without-twin.txt";
const excused = new Set(readFileSync(EXCUSED, "utf8").split("\n").filter(Boolean));
const tests = new Set(files.filter((file) => file.startsWith("test/")).map(stem));
const twinless = files.filter((file) => {
  if (!file.startsWith("src/") || file.endsWith(".d.ts") || !hasLogic(file)) return false;
  return !tests.has(`test/${stem(file).slice("src/".length)}.test`);
});
if (process.argv.includes("--write")) writeFileSync(EXCUSED, `${twinless.join("\n")}\n`);
else {
  for (const file of twinless) if (!excused.has(file)) complaints.push(`${file}: no twin under test/`);
  for (const file of excused) {
    if (!twinless.includes(file))
      complaints.push(`${EXCUSED}: ${file} has a twin or is gone; take its line out`);
  }
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
