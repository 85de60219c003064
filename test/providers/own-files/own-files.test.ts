import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findMediaTools, type MediaTools } from "../../../src/media/find-media-tools.ts";
import type { Beat } from "../../../src/model/script.ts";
import { createOwnFiles } from "../../../src/providers/own-files/own-files.ts";

let tools: MediaTools;
let samples: string;
let folder: string;
beforeAll(async () => {
  tools = await findMediaTools({}, process.env);
  samples = mkdtempSync(join(tmpdir(), "viral-samples-"));
  const make = (name: string, ...more: string[]): void => {
    const source = ["-f", "lavfi", "-i", "testsrc=size=64x48:rate=10:duration=2"];
    execFileSync(tools.ffmpeg, ["-v", "error", "-y", ...source, ...more, join(samples, name)]);
  };
  make("good.png", "-frames:v", "1");
  make("good.jpg", "-frames:v", "1");
  make("good.mp4", "-pix_fmt", "yuv420p");
});
afterAll(() => rmSync(samples, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viral-own-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (sample: string, name: string): void => copyFileSync(join(samples, sample), join(folder, name));

function provide(count: number) {
  const beats = Array.from({ length: count }, (_, index): Beat => {
    const data = { layout: "headline" as const, text: `beat ${index}` };
    const timing = { minDurationMs: 800, pauseAfterMs: 0, accent: "none" as const, shotKeywords: [] };
    return { id: `b${index + 1}`, role: "item", narration: [], data, ...timing };
  });
  const durationMsByBeat = new Map(beats.map((beat) => [beat.id, 800]));
  const signal = new AbortController().signal;
  const source = createOwnFiles(folder, async () => tools);
  return source.provide({ beats, durationMsByBeat, workFolder: samples, seed: "s", signal });
}

describe("own files", () => {
  it("become shots with their size, and keep the beat's text", async () => {
    put("good.png", "1.png");
    put("good.mp4", "2.mp4");
    const { shots, warnings } = await provide(2);
    expect(warnings).toEqual([]);
    expect(shots.get("b1")).toMatchObject({
      kind: "image",
      width: 64,
      height: 48,
      file: join(folder, "1.png"),
    });
    expect(shots.get("b2")).toMatchObject({
      kind: "clip",
      startMs: 0,
      durationMs: 2000,
      data: { text: "beat 1" },
    });
    expect(shots.get("b2")?.provenance).toMatchObject({ kind: "own", isAiGenerated: false });
  });

  it("play a clip on where it stopped, and from its start when too little is left", async () => {
    put("good.mp4", "a.mp4");
    const { shots } = await provide(3);
    const starts = [...shots.values()].map((shot) => (shot.kind === "clip" ? shot.startMs : -1));
    expect(starts).toEqual([0, 800, 0]);
  });

  it("know how a phone's clip stands, which is stored lying down", async () => {
    const { path: bundled } = createRequire(import.meta.url)("@ffmpeg-installer/ffmpeg") as { path: string };
    const turned = ["-c", "copy", "-metadata:s:v", "rotate=90", join(folder, "phone.mov")];
    execFileSync(bundled, ["-v", "error", "-i", join(samples, "good.mp4"), ...turned]);
    const { shots } = await provide(1);
    expect(shots.get("b1")).toMatchObject({ kind: "clip", width: 48, height: 64 });
  });

  it("skip what is corrupt among good ones, with a warning", async () => {
    put("good.jpg", "good.jpg");
    writeFileSync(join(folder, "noise.png"), "this is no picture");
    writeFileSync(join(folder, "cut.png"), readFileSync(join(samples, "good.png")).subarray(0, 120));
    writeFileSync(join(folder, "cut.mp4"), readFileSync(join(samples, "good.mp4")).subarray(0, 400));
    const { shots, warnings } = await provide(2);
    expect([...shots.values()].every((shot) => shot.kind === "image" && shot.file.endsWith("good.jpg"))).toBe(
      true,
    );
    expect(
      warnings.map((warning) => warning.split(" ")[0]).toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual(["cut.mp4", "cut.png", "noise.png"]);
  });

  it("are an error when all are corrupt", async () => {
    writeFileSync(join(folder, "noise.png"), "this is no picture");
    await expect(provide(1)).rejects.toMatchObject({ kind: "usage", code: "own-files-unusable" });
  });

  it("may have any name", async () => {
    const names = ["';:[] ,%{}$.png", "-y.png", "日本 🔥.png", "%d.png"];
    for (const name of names) put("good.png", name);
    const { shots, warnings } = await provide(names.length);
    expect(warnings).toEqual([]);
    expect(new Set([...shots.values()].map((shot) => (shot.kind === "image" ? shot.file : ""))).size).toBe(
      names.length,
    );
  });
});
