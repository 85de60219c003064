import { expect, it } from "vitest";
import type { VideoDocument } from "../../src/model/command-documents.ts";
import { fakeContext } from "../support/fake-context.ts";
import { postSummary } from "../support/post-summary.ts";
import { runCli } from "../support/run-cli.ts";

const check = (id: string, status: "passed" | "failed" | "repaired" | "warned", message?: string) => ({
  id,
  status,
  measured: 1,
  limit: 1,
  unit: "",
  ...(message === undefined ? {} : { message }),
});
const byModel = { ...check("critic", "warned", "the hand has six fingers"), by: "anthropic/claude-opus-5-5" };
const video: VideoDocument = {
  schema: "viral.video/1",
  id: "vid_1",
  title: "Longest rivers",
  status: "posted",
  format: "countdown",
  theme: "neon",
  folder: "/videos/longest-rivers",
  publicUrl: "https://cdn.example/videos/1.mp4",
  address: null,
  durationMs: 28_440,
  costUsd: 0.25,
  estimatedUsd: 0.3,
  predictedScore: 0.4,
  whyItShouldWork: ["a number in the hook"],
  hooks: [
    {
      text: "Nobody knows number 1",
      formula: "gap",
      score: 0.5,
      parts: [
        { name: "digits", contribution: 0.1 },
        { name: "length", contribution: -0.6 },
      ],
    },
    { text: "Five rivers", formula: "count", score: -0.25, parts: [] },
  ],
  checks: [
    check("codec", "passed"),
    check("loudness", "repaired", "was −20"),
    check("contrast", "failed"),
    byModel,
  ],
  posts: [],
  createdAt: "2026-11-24T12:00:00.000Z",
};

const show = async (document: VideoDocument, ...flags: string[]): Promise<string> =>
  (await runCli(["show", "vid_1", ...flags], fakeContext({ showVideo: async () => document }))).stdout;

it("says where the video is, what it cost, and which checks it did not simply pass", async () => {
  expect((await show(video)).split("\n")).toEqual([
    "Longest rivers  (posted)",
    "  vid_1 · countdown · neon · 28.4 s · $0.25 (estimated $0.30)",
    "  /videos/longest-rivers",
    "  https://cdn.example/videos/1.mp4",
    "  1.0 LUFS · 2 checks passed · 1 failed · 1 warned",
    "  repaired: loudness, was −20",
    "  failed: contrast",
    "  warned: critic, the hand has six fingers (anthropic/claude-opus-5-5)",
    "",
  ]);
  expect(
    await show({ ...video, folder: null, publicUrl: null, durationMs: null, checks: [], estimatedUsd: 0 }),
  ).toContain("not made · $0.25\n  no folder\n  not checked\n");
});

it("says why with --why: every hook, the used one marked, the weightiest parts first", async () => {
  expect((await show(video, "--why")).split("\n\n")[1]?.split("\n")).toEqual([
    "a number in the hook",
    "Hooks, best first:",
    "> +0.50  Nobody knows number 1  [gap]",
    "          length −0.60, digits +0.10",
    "  −0.25  Five rivers  [count]",
    "          ",
    "",
  ]);
});

it("says what became of it on each account", async () => {
  const live = postSummary({
    status: "live",
    url: "https://t/v/1",
    postedAt: new Date(2026, 11, 1).toISOString(),
  });
  const told = await show({ ...video, posts: [live] });
  expect(told).toContain("2026-12-01 00:00  live           tiktok/main  Longest rivers");
  expect(told).toContain("https://t/v/1");
});

it("shows an address only when it is asked for, and until when it holds", async () => {
  const wishes: object[] = [];
  const signed = { url: "https://bucket.example/1.mp4?sig", expiresAt: "2026-11-25T12:00:00.000Z" };
  const showVideo = async (_id: string, wish: { hasAddress: boolean }): Promise<VideoDocument> => {
    wishes.push(wish);
    return { ...video, publicUrl: null, address: wish.hasAddress ? signed : null };
  };
  const shown = async (...flags: string[]) =>
    (await runCli(["show", "vid_1", ...flags], fakeContext({ showVideo }))).stdout;
  expect(await shown()).not.toContain("https://");
  expect(await shown("--url")).toContain(
    "  https://bucket.example/1.mp4?sig\n  (until 2026-11-25T12:00:00.000Z, for whoever has it)\n",
  );
  expect(wishes).toEqual([{ hasAddress: false }, { hasAddress: true }]);
});
