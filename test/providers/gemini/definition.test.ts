import { gemini } from "../../../src/providers/gemini/definition.ts";
import { clipMakerSuite } from "../../contracts/clip-maker-suite.ts";
import { ESTIMATE_USD_MICROS } from "../../contracts/clip-scene.ts";
import { geminiServer } from "../../contracts/gemini-server.ts";

const KEY = "AIzaCanary0123456789abcdefghijklmnopqrs";

clipMakerSuite({
  definition: gemini,
  key: KEY,
  secrets: [KEY],
  serve: async (file) => await geminiServer(file, KEY),
  order: { model: "gemini-omni-1.2-flash", width: 720, height: 1280, durationMs: 4_000 },
  cost: { done: ESTIMATE_USD_MICROS, moderated: 0, failed: 0 },
  isFindable: false,
  hasFiles: "steady",
});
