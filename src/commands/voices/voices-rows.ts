import type { CommandRow } from "../command.ts";
import { JSON_OPTION } from "../common-options.ts";

export const VOICES_ROWS: readonly CommandRow[] = [
  {
    name: "voices",
    summary: "every voice that is ready: here, and at vendors whose key is here",
    arguments: [],
    options: [JSON_OPTION],
    examples: ["viral voices", "viral voices --json"],
    needs: ["config", "store", "templates", "providers"],
    load: () => import("./voices-command.ts"),
  },
  {
    name: "voices sample",
    summary: "let a voice speak a line into a file",
    arguments: [{ name: "voice", summary: "vendor:voice", isRequired: true }],
    options: [
      { flags: "--text <line>", summary: "what it says", kind: "text" },
      { flags: "--out <file>", summary: "where (default: a WAV named after the voice, here)", kind: "text" },
      { flags: "--tier <tier>", summary: "how dear its model may be", kind: "text", setting: "tier" },
      { flags: "--max-spend <usd>", summary: "most that may be spent", kind: "number" },
      JSON_OPTION,
    ],
    examples: [
      "viral voices sample flite:rms",
      'viral voices sample openai:coral --text "Which river is longer?" --max-spend 0.05',
    ],
    needs: ["config", "store", "templates", "providers", "media"],
    load: () => import("./voices-sample-command.ts"),
  },
  {
    name: "voices add",
    summary: "register a local model: Kokoro, Piper or Matcha for sherpa-onnx",
    arguments: [{ name: "folder", summary: "the unpacked model", isRequired: true }],
    options: [{ flags: "--name <name>", summary: "how you will call it", kind: "text" }, JSON_OPTION],
    examples: [
      "viral voices add ~/models/kokoro-en-v0_19 --name kokoro",
      "viral run --voice sherpa:kokoro:3",
    ],
    needs: ["config"],
    load: () => import("./voices-add-command.ts"),
  },
];
