// Speaks with sherpa-onnx, away from the main process: its native code ends the process on a bad model, and a model takes
// hundreds of megabytes. Reads one JSON document from stdin, writes one line of JSON for each thing that is done.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const PACKAGE = "sherpa-onnx-node";
/** Known to `run-sherpa.ts`. */
const NO_PACKAGE = 40;
const NO_SPEAKER = 41;

const { packageFolders, config, speaker, lines } = JSON.parse(await text(process.stdin));
const tell = (facts) => process.stdout.write(`${JSON.stringify(facts)}\n`);

const { OfflineTts, writeWave } = load();
const tts = open();
tell({ kind: "loaded", speakerCount: tts.numSpeakers, sampleRate: tts.sampleRate });
if (speaker >= Math.max(1, tts.numSpeakers)) process.exit(NO_SPEAKER);
for (const { text: said, file } of lines) {
  const { samples, sampleRate } = tts.generate({ text: said, sid: speaker, speed: 1 });
  writeWave(file, { samples, sampleRate });
  tell({ kind: "spoken", file });
}

/** The engine writes what it minds about a configuration, then throws: a stack behind it would hide that. */
function open() {
  try {
    return new OfflineTts(config);
  } catch (error) {
    process.stderr.write(String(error));
    process.exit(1);
  }
}

function load() {
  const reasons = [];
  for (const folder of packageFolders) {
    try {
      return createRequire(`${folder}/`)(PACKAGE);
    } catch (error) {
      reasons.push(String(error));
    }
  }
  process.stderr.write(reasons.join("\n"));
  process.exit(NO_PACKAGE);
}
