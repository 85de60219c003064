import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { findMediaTools } from "../../../src/media/find-media-tools.ts";
import { normaliseLoudness } from "../../../src/media/loudness.ts";
import { runTool } from "../../../src/media/run-tool.ts";
import { type Sound, writeWav } from "../../../src/media/sound-files.ts";
import type { Platform } from "../../../src/model/platform.ts";
import type { TextBox } from "../../../src/model/timeline.ts";
import type { VideoCheckRequest } from "../../../src/pipeline/qa/video-check.ts";
import { trueScript } from "./script-checks/sample-script.ts";

export const WIDTH = 540;
export const HEIGHT = 960;
export const FRAMES = 105;
const RATE = 48_000;
const DURATION_MS = (FRAMES / 30) * 1000;

/** What is wrong with a clip; all fields missing: nothing. */
export interface Faults {
  /** Draws over the clean frame; 1080 × 1920 pixels. */
  draw?: (canvas: SKRSContext2D, frame: number) => void;
  /** Changes the clean sound. */
  sound?: (mono: Float32Array) => void;
  isUnnormalised?: boolean;
  isMute?: boolean;
  /** How drawn colours become luma and chroma, as options of ffmpeg's `scale`. */
  conversion?: string;
  videoArguments?: readonly string[];
  audioArguments?: readonly string[];
}

export const tools = await findMediaTools({}, {});
const folder = mkdtempSync(join(tmpdir(), "viral-qa-"));
let clips = 0;

const HOOK: TextBox = {
  text: "Who is the largest?",
  role: "hook",
  x: 150,
  y: 420,
  width: 720,
  height: 110,
  startFrame: 0,
  endFrame: 50,
};
const CAPTION: TextBox = {
  ...HOOK,
  text: "China wins",
  role: "caption",
  y: 1080,
  startFrame: 50,
  endFrame: 105,
};

/** What the clean clip is drawn with. */
const PALETTE = { text: "#ffffff", accent: "#e5342b" };

/** Onsets of the four spoken words. */
export const WORD_STARTS_MS = [200, 900, 1600, 2400];

export function drawText(canvas: SKRSContext2D, box: TextBox, colour: string = PALETTE.text): void {
  canvas.fillStyle = colour;
  canvas.font = `800 ${box.height * 0.72}px sans-serif`;
  canvas.textBaseline = "middle";
  canvas.textAlign = "center";
  canvas.fillText(box.text, box.x + box.width / 2, box.y + box.height / 2, box.width);
}

function drawClean(canvas: SKRSContext2D, frame: number): void {
  const gradient = canvas.createLinearGradient(0, 0, 1080, 1920);
  gradient.addColorStop(0, "#1a2b6c");
  gradient.addColorStop(1, "#4c1a5c");
  canvas.fillStyle = gradient;
  canvas.fillRect(0, 0, 1080, 1920);
  canvas.fillStyle = PALETTE.accent;
  canvas.beginPath();
  canvas.arc(200 + frame * 7, 800, 180, 0, 7);
  canvas.fill();
  for (const box of [HOOK, CAPTION]) {
    if (frame >= box.startFrame && frame < box.endFrame) drawText(canvas, box);
  }
}

function cleanSound(): Float32Array {
  const samples = new Float32Array((DURATION_MS / 1000) * RATE);
  let state = 7;
  const noise = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x3fffffff - 1;
  };
  for (let at = 0; at < samples.length; at += 1) {
    samples[at] = 0.02 * Math.sin((at * 220 * 6.283) / RATE) + 0.002 * noise();
  }
  for (const startMs of WORD_STARTS_MS) addWord(samples, startMs, noise);
  return samples;
}

/** A vowel-like buzz whose pitch wanders, so that no two stretches are alike. */
function addWord(samples: Float32Array, startMs: number, noise: () => number): void {
  const from = Math.round((startMs * RATE) / 1000);
  let phase = startMs;
  let pitch = 140;
  for (let at = from; at < Math.min(samples.length, from + RATE * 0.4); at += 1) {
    pitch += noise() * 0.6;
    phase += (pitch * 6.283) / RATE;
    samples[at] =
      (samples[at] ?? 0) + 0.3 * (Math.sin(phase) + Math.sin(2.01 * phase) * 0.5) + 0.03 * noise();
  }
}

/** Where the words of the voice alone are heard: the same words without the music. */
function voiceSound(): Float32Array {
  const samples = cleanSound();
  let until = 0;
  for (const startMs of [...WORD_STARTS_MS, DURATION_MS]) {
    samples.fill(0, Math.round((until * RATE) / 1000), Math.round((startMs * RATE) / 1000));
    until = startMs + 400;
  }
  return samples;
}

const mono = (samples: Float32Array): Sound => ({ sampleRate: RATE, channels: [samples] });

/** Renders a short clip with faults, and the request under which it is checked. */
export async function makeClip(faults: Faults = {}): Promise<VideoCheckRequest> {
  clips += 1;
  const base = join(folder, String(clips));
  const file = `${base}.mp4`;
  const samples = cleanSound();
  faults.sound?.(samples);
  await writeWav(`${base}-raw.wav`, mono(samples));
  await writeWav(`${base}-voice.wav`, mono(voiceSound()));
  const target = { integratedLufs: -14, truePeakDbtp: -2 };
  if (!faults.isUnnormalised) await normaliseLoudness(tools, `${base}-raw.wav`, `${base}-mix.wav`, target);
  await encode(file, faults, `${base}${faults.isUnnormalised ? "-raw" : "-mix"}.wav`);
  return requestFor(file, `${base}-voice.wav`);
}

/** The same clip written again by ffmpeg, nothing encoded anew: `-vn` leaves only its sound. */
export async function copyOf(
  request: VideoCheckRequest,
  options: readonly string[],
): Promise<VideoCheckRequest> {
  clips += 1;
  const file = join(folder, `${clips}.mp4`);
  await runTool(tools.ffmpeg, ["-v", "error", "-i", request.file, "-c", "copy", ...options, file]);
  return { ...request, file };
}

/** A clip of which only the sound is left. */
export const withoutPicture = async (request: VideoCheckRequest): Promise<VideoCheckRequest> =>
  await copyOf(request, ["-vn", "-movflags", "+faststart"]);

function requestFor(file: string, voiceFile: string): VideoCheckRequest {
  const script = trueScript();
  const words = WORD_STARTS_MS.map((startMs, index) => ({
    show: ["Who", "is", "the", "largest?"][index] ?? "",
    beatId: "b1",
    index,
    startMs,
    endMs: startMs + 400,
  }));
  return {
    file,
    script: { ...script, beats: script.beats.map((beat) => ({ ...beat, minDurationMs: 500 })) },
    narration: { file: voiceFile, durationMs: DURATION_MS, words, beats: [], voice: "flite:slt" },
    timeline: {
      width: 1080,
      height: 1920,
      framesPerSecond: 30,
      frameCount: FRAMES,
      beats: [{ beatId: "b1", startFrame: 0, endFrame: FRAMES }],
      words,
      cues: [{ startMs: 1667, endMs: 3400, lines: ["China wins"] }],
      textBoxes: [HOOK, CAPTION],
      pictureBoxes: [],
      music: { mood: "calm", beatsPerMinute: 100, beatTimesMs: [] },
    },
    palette: Object.values(PALETTE),
    platforms: [platform],
    tools,
    workFolder: folder,
    isPreview: false,
    signal: new AbortController().signal,
  };
}

const sourced = { source: "test", verified: false };
export const platform: Platform = {
  id: "tube",
  title: "Tube",
  safeZone: { left: 120, top: 288, right: 888, bottom: 1248, ...sourced },
  durationMs: { min: 3000, max: 60_000, ...sourced },
  fileBytesMax: { value: 50_000_000, ...sourced },
  captionCharactersMax: { value: 2200, ...sourced },
};

const TAGS = [
  "-colorspace",
  "bt709",
  "-color_primaries",
  "bt709",
  "-color_trc",
  "bt709",
  "-color_range",
  "tv",
];

async function encode(file: string, faults: Faults, wav: string): Promise<void> {
  const picture = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "rgba",
    "-s",
    `${WIDTH}x${HEIGHT}`,
    "-r",
    "30",
    "-i",
    "pipe:0",
  ];
  const sound = faults.isMute ? [] : ["-i", wav, "-map", "0:v", "-map", "1:a", "-c:a", "aac", "-b:a", "128k"];
  const video = faults.videoArguments ?? [
    "-pix_fmt",
    "yuv420p",
    "-profile:v",
    "high",
    ...TAGS,
    "-movflags",
    "+faststart",
  ];
  const channels = faults.audioArguments ?? ["-ac", "2"];
  const child = spawn(
    tools.ffmpeg,
    [
      "-v",
      "error",
      "-y",
      ...picture,
      ...sound,
      "-vf",
      `scale=${faults.conversion ?? "out_color_matrix=bt709:out_range=tv"},format=yuv420p`,
      "-c:v",
      "libx264",
      "-preset",
      "superfast",
      ...video,
      ...channels,
      file,
    ],
    { stdio: ["pipe", "inherit", "inherit"] },
  );
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext("2d");
  context.scale(0.5, 0.5);
  for (let frame = 0; frame < FRAMES; frame += 1) {
    drawClean(context, frame);
    faults.draw?.(context, frame);
    const pixels = Buffer.from(context.getImageData(0, 0, WIDTH, HEIGHT).data);
    if (!child.stdin.write(pixels)) await once(child.stdin, "drain");
  }
  child.stdin.end();
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)}`);
}
