import type { Script } from "../model/script.ts";
import type { Shot } from "../model/shot.ts";
import type { Timeline } from "../model/timeline.ts";
import { captionNodes } from "./captions/caption-nodes.ts";
import type { CaptionPage } from "./captions/caption-pages.ts";
import { drawLayout } from "./layouts/layout-table.ts";
import { overlayNodes } from "./layouts/media-overlay.ts";
import { TRANSITIONS } from "./motion/transitions.ts";
import { overPictures } from "./over-pictures.ts";
import type { PictureLight } from "./picture-light.ts";
import type { LayoutContext, Moment, SpriteNode } from "./scene.ts";
import { FRAME, type Stage } from "./stage.ts";
import { isSpokenText, type SpokenWord } from "./text/spoken-text.ts";

const TRANSITION_MS = 300;
/** How quickly the pulse of a music beat dies away. */
const PULSE_DECAY = 5;

export interface SceneSource {
  script: Script;
  shots: ReadonlyMap<string, Shot>;
  /** How bright the clips and stills are that have a line over them, by beat id. */
  lights: ReadonlyMap<string, PictureLight>;
  timeline: Timeline;
  pages: readonly CaptionPage[];
  context: LayoutContext;
  stage: Stage;
  captionStyle: string;
  logo: SpriteNode | undefined;
}

/** Everything that stands on the background in one frame. A pure function of the frame's number. */
export function sceneAt(source: SceneSource, frame: number): SpriteNode[] {
  const { timeline } = source;
  const index = beatIndexAt(timeline, frame);
  const timeMs = (frame / timeline.framesPerSecond) * 1000;
  const arriving = beatNodes(source, index, frame);
  const sinceCutMs = ((frame - (timeline.beats[index]?.startFrame ?? 0)) / timeline.framesPerSecond) * 1000;
  const transition = TRANSITIONS[source.context.theme.motion.transition];
  const isChanging =
    index > 0 && sinceCutMs < TRANSITION_MS && transition !== undefined && !isSameStory(source, index);
  const story = isChanging
    ? transition(beatNodes(source, index - 1, frame), arriving, sinceCutMs / TRANSITION_MS, FRAME)
    : arriving;
  const captions = captionNodes(
    isOverPicture(source, index) ? overPictures(source.context) : source.context,
    source.pages.filter((page) => !isOwnCaption(source, beatOf(source, page))),
    timeMs,
    source.stage.captions,
    source.captionStyle,
  );
  return [...story, ...captions, ...(source.logo ? [source.logo] : [])];
}

/** Whether a clip or a still stands behind a beat. */
function isOverPicture({ script, shots }: SceneSource, index: number): boolean {
  const shot = shots.get(script.beats[index]?.id ?? "");
  return shot !== undefined && shot.kind !== "drawn";
}

/** 1 on a beat of the music, falling towards 0 before the next. */
export function pulseAt(timeline: Timeline, timeMs: number): number {
  const stepMs = 60_000 / timeline.music.beatsPerMinute;
  return Math.exp((-PULSE_DECAY * (timeMs % stepMs)) / stepMs);
}

export function beatIndexAt(timeline: Timeline, frame: number): number {
  return Math.max(
    0,
    timeline.beats.findLastIndex((beat) => frame >= beat.startFrame),
  );
}

/** A list that goes on growing, a race that goes on: the picture continues, so nothing may fly out. */
function isSameStory(source: SceneSource, index: number): boolean {
  const before = source.script.beats[index - 1]?.data.layout;
  const now = source.script.beats[index]?.data.layout;
  const continues =
    now === "bar-countdown" ||
    now === "bar-race" ||
    now === "quiz-card" ||
    now === "duel" ||
    now === "myth-map";
  return continues && before === now && !isNewRound(source, index);
}

/** A quiz or duel that asks again turns the page. */
function isNewRound(source: SceneSource, index: number): boolean {
  const data = source.script.beats[index]?.data;
  return (data?.layout === "quiz-card" || data?.layout === "duel") && data.phase === "ask";
}

function beatNodes(source: SceneSource, index: number, frame: number): SpriteNode[] {
  const { timeline, context } = source;
  const span = timeline.beats[index];
  const beat = source.script.beats[index];
  const shot = beat ? source.shots.get(beat.id) : undefined;
  if (!span || !shot) return [];
  const msOf = (frames: number): number => (frames / timeline.framesPerSecond) * 1000;
  const isSpoken = isOwnCaption(source, index);
  const moment: Moment = {
    timeMs: msOf(frame - span.startFrame),
    durationMs: msOf(span.endFrame - span.startFrame),
    pulse: pulseAt(timeline, msOf(frame)),
    isOpening: index === 0,
    ...(isSpoken ? { spoken: wordsOf(source, index) } : {}),
  };
  const staged = isSpoken ? { ...context, stage: source.stage.whole } : context;
  if (shot.kind === "drawn") return drawLayout(shot.data, moment, staged);
  if (!hasLineOver(source, index)) return [];
  return overlayNodes(shot.data, moment, overPictures(context), lightBehind(source, span.beatId));
}

/** Whether a line stands over a clip or a still: not when it is just what is said, but for the hook. */
export function hasLineOver(source: Omit<SceneSource, "lights">, index: number): boolean {
  const beat = source.script.beats[index];
  const shot = beat ? source.shots.get(beat.id) : undefined;
  if (!shot || shot.kind === "drawn") return false;
  return index === 0 || !isSpokenText(shot.data, wordsOf(source, index));
}

function lightBehind({ lights }: SceneSource, beatId: string): PictureLight {
  const light = lights.get(beatId);
  if (!light) throw new Error(`nobody has measured how bright the picture behind ${beatId} is`);
  return light;
}

/**
 * A layout that shows just what is said needs no captions. Over somebody's own pictures captions say it, and they alone,
 * but for the hook.
 */
function isOwnCaption(source: SceneSource, index: number): boolean {
  const beat = source.script.beats[index];
  const shot = beat ? source.shots.get(beat.id) : undefined;
  if (!shot || (shot.kind !== "drawn" && index > 0)) return false;
  return isSpokenText(shot.data, wordsOf(source, index));
}

/** The beat in which a page is said, by its place. */
function beatOf({ timeline }: SceneSource, page: CaptionPage): number {
  return timeline.beats.findIndex((beat) => beat.beatId === page.words[0]?.beatId);
}

function wordsOf({ timeline }: Pick<SceneSource, "timeline">, index: number): SpokenWord[] {
  const span = timeline.beats[index];
  if (!span) return [];
  const startMs = (span.startFrame / timeline.framesPerSecond) * 1000;
  return timeline.words
    .filter((word) => word.beatId === span.beatId)
    .map((word) => ({ show: word.show, startMs: word.startMs - startMs, endMs: word.endMs - startMs }));
}
