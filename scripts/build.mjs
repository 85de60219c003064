import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";

// An installed package carries dist/ and no sources: nothing to build there.
if (!existsSync("src")) process.exit(0);
const run = (script, ...args) => execFileSync(process.execPath, [script, ...args], { stdio: "inherit" });

rmSync("dist", { recursive: true, force: true });
run("node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json");
