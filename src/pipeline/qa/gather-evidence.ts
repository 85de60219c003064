import { isFastStart } from "../../media/fast-start.ts";
import { listenToFile } from "../../media/listen-to-file.ts";
import { type MediaFacts, probeFile } from "../../media/probe-file.ts";
import { decodeSound } from "../../media/sound-files.ts";
import type { Timeline } from "../../model/timeline.ts";
import { createColourCounter } from "./measure/colour-votes.ts";
import { passOverPicture } from "./measure/picture-pass.ts";
import { createBoxSampler, framesToKeep } from "./measure/sampled-boxes.ts";
import { hearWords } from "./measure/speech-onsets.ts";
import { findTextStrips, type TextStrip } from "./measure/text-strips.ts";
import type { SampledFrame } from "./measure/yuv-frame.ts";
import type { Evidence, VideoCheckRequest } from "./video-check.ts";

/** High enough to hold an `s`: at 8 kHz a word like "so" seems to begin with its vowel. */
const SPEECH_RATE = 24_000;

/** Measures a finished file, picture and sound side by side, each decoded once. */
export async function gatherEvidence(request: VideoCheckRequest): Promise<Evidence> {
  const facts = await probeFile(request.tools, request.file, request.signal);
  const [isFast, heard, seen] = await Promise.all([
    isFastStart(request.file),
    facts.sound ? hear(request) : undefined,
    see(request, facts),
  ]);
  return {
    request,
    facts,
    isFastStart: isFast,
    sound: heard?.sound,
    loudness: heard?.loudness,
    heardWords: heard?.words,
    ...seen,
  };
}

async function hear({ tools, file, timeline, narration, signal }: VideoCheckRequest) {
  const [{ sound, loudness }, voice] = await Promise.all([
    listenToFile(tools, file, { sampleRate: SPEECH_RATE, signal }),
    narration.file === undefined
      ? undefined
      : decodeSound(tools, narration.file, { sampleRate: SPEECH_RATE, channels: 1, signal }),
  ]);
  return { sound, loudness, words: voice ? hearWords(timeline, narration, voice, sound) : undefined };
}

function isFilmed({ pictureBoxes, width, height }: Timeline, frame: number): boolean {
  return pictureBoxes.some(
    (box) => frame >= box.startFrame && frame < box.endFrame && box.width * box.height >= width * height,
  );
}

/** A file may have no picture to be seen: that is for the checks to say. */
async function see(request: VideoCheckRequest, { picture }: MediaFacts) {
  const { timeline } = request;
  const sampler = createBoxSampler(timeline);
  const colours = createColourCounter(request.palette);
  const strips: TextStrip[] = [];
  const look = (frame: SampledFrame): void => {
    sampler.look(frame);
    // Grass and sand have any colour: only what was drawn bears witness.
    if (!isFilmed(timeline, frame.frame)) colours.look(frame);
    strips.push(...findTextStrips(frame));
  };
  const pass = {
    tools: request.tools,
    file: request.file,
    framesPerSecond: timeline.framesPerSecond,
    keepFrames: framesToKeep(timeline),
    workFolder: request.workFolder,
    signal: request.signal,
  };
  const coarse = picture
    ? await passOverPicture({ ...pass, width: picture.width, height: picture.height }, look)
    : [];
  return { coarse, strips, boxes: sampler.boxes, colourVotes: colours.votes };
}
