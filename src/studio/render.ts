import { rename, writeFile } from "node:fs/promises";
import type { MediaTools } from "../media/find-media-tools.ts";
import type { Shot } from "../model/shot.ts";
import type { Timeline } from "../model/timeline.ts";
import { BACKGROUNDS } from "./backgrounds/background-table.ts";
import { type Compositor, createCompositor } from "./compositor/compositor.ts";
import { COVER_FRAME, coverPng } from "./cover.ts";
import { startEncoder } from "./encode/encoder.ts";
import { pictureFrames } from "./encode/picture-stream.ts";
import { createPictureBoxes } from "./picture-boxes.ts";
import { beatIndexAt, pulseAt, type SceneSource, sceneAt } from "./scene-at.ts";
import { FRAME } from "./stage.ts";
import { createTextBoxes } from "./text-boxes.ts";

const PREVIEW_SCALE = 0.25;
const SMALL = { width: 108, height: 192 };

export interface RenderRequest {
  source: SceneSource;
  seed: string;
  isPreview: boolean;
  outFile: string;
  coverFile: string;
  tools: MediaTools;
  signal: AbortSignal;
  onProgress(doneFrames: number, totalFrames: number): void;
}

/** Draws every frame into the encoder. Returns what could really be read on screen, and where pictures stood. */
export async function renderFrames(
  request: RenderRequest,
): Promise<Pick<Timeline, "textBoxes" | "pictureBoxes">> {
  const { source, signal } = request;
  const { timeline } = source;
  const renderScale = request.isPreview ? PREVIEW_SCALE : 1;
  const size = { width: FRAME.width * renderScale, height: FRAME.height * renderScale };
  const compositor = await createCompositor({
    ...size,
    renderScale,
    smallWidth: SMALL.width,
    smallHeight: SMALL.height,
  });
  await writeCover(request, compositor, size);
  const { framesPerSecond, frameCount } = timeline;
  const encoder = startEncoder(request.tools, {
    ...size,
    framesPerSecond,
    outFile: request.outFile,
    isPreview: request.isPreview,
    signal,
  });
  const texts = createTextBoxes();
  const pictures = createPictureBoxes();
  const backdrop = createBackdrop(request, compositor, size);
  try {
    for (let frame = 0; frame < frameCount; frame += 1) {
      await backdrop.draw(frame);
      const nodes = sceneAt(source, frame);
      compositor.drawNodes(nodes);
      texts.add(frame, nodes);
      pictures.add(frame, nodes);
      if (isFilmed(source, frame)) pictures.addBackdrop(frame, FRAME);
      await encoder.write(compositor.takeFrame());
      if (frame % 10 === 9) request.onProgress(frame + 1, frameCount);
    }
    await encoder.finish(frameCount);
    request.onProgress(frameCount, frameCount);
  } catch (error) {
    await encoder.discard();
    throw error;
  } finally {
    await backdrop.close();
  }
  return { textBoxes: texts.finish(), pictureBoxes: pictures.finish() };
}

/** Whether a clip or a still of its own stands behind the beat. */
function isFilmed({ timeline, script, shots }: SceneSource, frame: number): boolean {
  const beat = script.beats[beatIndexAt(timeline, frame)];
  return shots.get(beat?.id ?? "")?.kind !== "drawn";
}

/** The first frame with its captions left out: it has to work as a picture on a shelf. */
async function writeCover(
  request: RenderRequest,
  compositor: Compositor,
  size: { width: number; height: number },
): Promise<void> {
  const backdrop = createBackdrop(request, compositor, size);
  try {
    await backdrop.draw(0);
  } finally {
    await backdrop.close();
  }
  compositor.drawNodes(
    sceneAt({ ...request.source, pages: [] }, Math.min(COVER_FRAME, request.source.timeline.frameCount - 1)),
  );
  const part = `${request.coverFile}.part`;
  await writeFile(part, coverPng(compositor.takeFrame(), size.width, size.height));
  await rename(part, request.coverFile);
}

interface Backdrop {
  draw(frame: number): Promise<void>;
  close(): Promise<void>;
}

/** What stands behind everything: the theme's living background, or the beat's own clip or still. */
function createBackdrop(
  request: RenderRequest,
  compositor: Compositor,
  size: { width: number; height: number },
): Backdrop {
  const { source } = request;
  const { timeline, context } = source;
  const generator = BACKGROUNDS.get(context.theme.background.generator) ?? [...BACKGROUNDS.values()][0];
  let playing: { index: number; frames: AsyncGenerator<Uint8Array> } | undefined;

  const framesOf = async (
    index: number,
    shot: Exclude<Shot, { kind: "drawn" }>,
  ): Promise<AsyncGenerator<Uint8Array>> => {
    if (playing?.index === index) return playing.frames;
    await playing?.frames.return(undefined);
    const span = timeline.beats[index];
    const frameCount = (span?.endFrame ?? 1) - (span?.startFrame ?? 0);
    const frames = pictureFrames(request.tools, {
      shot,
      ...size,
      framesPerSecond: timeline.framesPerSecond,
      frameCount,
      turn: index,
      signal: request.signal,
    });
    playing = { index, frames };
    return frames;
  };

  return {
    async draw(frame) {
      const index = beatIndexAt(timeline, frame);
      const shot = source.shots.get(source.script.beats[index]?.id ?? "");
      if (shot && shot.kind !== "drawn") {
        const next = await (await framesOf(index, shot)).next();
        if (next.value) compositor.drawPicture(next.value);
        return;
      }
      const timeMs = (frame / timeline.framesPerSecond) * 1000;
      generator?.draw(
        compositor.smallPixels,
        SMALL.width,
        SMALL.height,
        timeMs,
        pulseAt(timeline, timeMs),
        context.theme,
        request.seed,
      );
      compositor.drawBackground();
    },
    async close() {
      await playing?.frames.return(undefined);
    },
  };
}
