import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundleLibraries } from "./bundle-libraries.mjs";

// An installed package carries dist/ and no sources: nothing to build there.
if (!existsSync("src")) process.exit(0);
const run = (script, ...args) => execFileSync(process.execPath, [script, ...args], { stdio: "inherit" });

// The kernel lies beside its loader, so that tests find it from the sources and the package from dist/.
const kernel = "src/studio/kernel/kernel.wasm";
run(
  "node_modules/assemblyscript/bin/asc.js",
  "src/studio/kernel/assembly/kernel.ts",
  "--outFile",
  kernel,
  "-O3",
  "--noAssert",
  "--runtime=stub",
  "--importMemory",
  "--enable=simd",
);

rmSync("dist", { recursive: true, force: true });
run("node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json");
for (const file of readdirSync("src", { recursive: true })) {
  if (/\.(mjs|wasm)$/.test(file)) copyFileSync(join("src", file), join("dist", file));
}
bundleLibraries("dist");
