import { runway } from "../../../src/providers/runway/definition.ts";
import { clipMakerSuite } from "../../contracts/clip-maker-suite.ts";
import { RUNWAY_CREDITS, runwayServer } from "../../contracts/runway-server.ts";

const KEY = "key_canary0123456789abcdef";

clipMakerSuite({
  definition: runway,
  key: KEY,
  secrets: [KEY],
  serve: async (file) => await runwayServer(file, KEY),
  order: { model: "gen4.5", width: 720, height: 1280, durationMs: 4_000, seed: 7 },
  cost: { done: RUNWAY_CREDITS * 10_000, moderated: RUNWAY_CREDITS * 10_000, failed: 0 },
  isFindable: false,
  hasFiles: "fresh",
});
