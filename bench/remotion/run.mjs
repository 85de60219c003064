import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const VERSION = "4.0.529";
const FRAMES = 60;
const chromium = process.argv[2] ?? "/usr/bin/chromium";
const folder = mkdtempSync(join(tmpdir(), "viral-remotion-"));
const here = import.meta.dirname;

try {
  writeFileSync(join(folder, "package.json"), '{"private":true,"type":"module"}');
  cpSync(join(here, "scene.jsx"), join(folder, "scene.jsx"));
  const packages = ["remotion", "@remotion/bundler", "@remotion/renderer"].map(
    (name) => `${name}@${VERSION}`,
  );
  execFileSync("npm", ["install", "--no-audit", "--no-fund", ...packages, "react@19", "react-dom@19"], {
    cwd: folder,
    stdio: "ignore",
  });
  writeFileSync(join(folder, "render.mjs"), renderScript());
  const remotionMs = Number(
    execFileSync(process.execPath, ["render.mjs"], { cwd: folder, encoding: "utf8" }).trim(),
  );
  const oursMs = renderOurs();
  process.stdout.write(
    `${JSON.stringify({ remotionMsPerFrame: remotionMs, oursMsPerFrame: oursMs, ratio: remotionMs / oursMs, target: ">= 5" })}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Wall time per frame of a whole countdown: script, voice, sound and checks included, which is to our disadvantage. */
function renderOurs() {
  const started = performance.now();
  const args = [
    "bin/viral.js",
    "run",
    "--json",
    "--format",
    "countdown",
    "--seed",
    "remotion",
    "--out",
    join(folder, "videos"),
  ];
  const run = JSON.parse(
    execFileSync(process.execPath, args, {
      cwd: resolve(here, "../.."),
      encoding: "utf8",
      env: { ...process.env, VIRAL_HOME: join(folder, "home") },
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  return (performance.now() - started) / ((run.videos[0].durationMs / 1000) * 30);
}

function renderScript() {
  return `
import { bundle } from "@remotion/bundler";
import { renderMedia, selectComposition } from "@remotion/renderer";
const serveUrl = await bundle({ entryPoint: ${JSON.stringify(join(folder, "scene.jsx"))} });
const browserExecutable = ${JSON.stringify(chromium)};
const chromiumOptions = { gl: null, ignoreCertificateErrors: false };
const composition = await selectComposition({ serveUrl, id: "scene", browserExecutable, chromiumOptions });
const started = performance.now();
await renderMedia({ serveUrl, composition, codec: "h264", outputLocation: "out.mp4", browserExecutable, chromiumOptions });
console.log((performance.now() - started) / ${FRAMES});
`;
}
