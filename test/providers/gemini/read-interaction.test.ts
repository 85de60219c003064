import { expect, it } from "vitest";
import {
  Interaction,
  type InteractionNews,
  isAboutSafety,
  readInteraction,
} from "../../../src/providers/gemini/read-interaction.ts";

const order = { width: 720, height: 1280, durationMs: 8_000, estimateUsdMicros: 800 };

const steps = (...content: object[]) => ({
  steps: [
    { type: "user_input", content: [{ type: "video", uri: "https://a/theirs" }] },
    { type: "thought" },
    { type: "model_output", content },
  ],
});
const tokens = (count: number) => ({
  usage: {
    output_tokens_by_modality: [
      { modality: "VIDEO", tokens: count },
      { modality: "text", tokens: 40 },
    ],
  },
});
const video = { type: "video", uri: "https://a/files/f1" };
const words = { type: "text", text: "I cannot show that." };

it.each<[string, object, Partial<InteractionNews>]>([
  ["is queued", { status: "queued" }, { state: "pending" }],
  ["is in progress", { status: "in_progress", steps: null }, { state: "pending" }],
  [
    "wants something of us",
    { status: "requires_action" },
    { because: expect.stringMatching(/"requires_action"/) },
  ],
  [
    "made a video, and counted it",
    { status: "completed", ...steps(words, video), ...tokens(4 * 5_792) },
    { state: "made", video: { uri: "https://a/files/f1" }, costUsdMicros: 400 },
  ],
  ["made a video", { status: "completed", ...steps(video) }, { state: "made" }],
  ["made a video though it was cut", { status: "incomplete", ...steps(video) }, { state: "made" }],
  [
    "sent the video along",
    { status: "completed", ...steps({ type: "video", data: "AQID", mime_type: "video/mp4" }) },
    { state: "made", video: { bytes: Buffer.from([1, 2, 3]), mediaType: "video/mp4" } },
  ],
  [
    "refused in words",
    { status: "completed", ...steps(words), ...tokens(0) },
    {
      state: "failed",
      kind: "moderation",
      message: "gemini (completed): I cannot show that.",
      costUsdMicros: 0,
    },
  ],
  ["refused without a word", { status: "completed" }, { kind: "moderation", costUsdMicros: 0 }],
  ["ended early", { status: "incomplete", ...steps(words) }, { state: "failed", kind: "refused" }],
  [
    "failed",
    { status: "failed", error: { code: 13, message: "Internal." } },
    { state: "failed", kind: "refused", message: "gemini (failed): Internal.", costUsdMicros: 0 },
  ],
  [
    "failed for what it shows",
    { status: "failed", error: { message: "Blocked by safety." } },
    { kind: "moderation" },
  ],
  ["ran out of its budget", { status: "budget_exceeded" }, { state: "failed", kind: "refused" }],
  ["was cancelled, uncounted", { status: "cancelled" }, { state: "failed", costUsdMicros: 800 }],
  [
    "was cancelled, counted",
    { status: "cancelled", ...tokens(5_792) },
    { state: "failed", costUsdMicros: 100 },
  ],
])("an interaction that %s", (_what, json, news) => {
  expect(readInteraction(Interaction.parse(json), order)).toMatchObject(news);
});

it("leaves an uncounted video at its estimate", () => {
  const made = readInteraction(Interaction.parse({ status: "completed", ...steps(video) }), order);
  expect(made).not.toHaveProperty("costUsdMicros");
});

it("knows words about safety", () => {
  expect(isAboutSafety("The prompt was blocked")).toBe(true);
  expect(isAboutSafety("duration must be a string")).toBe(false);
});
