import type { MediaTools } from "../media/find-media-tools.ts";
import type { Brand } from "../model/brief.ts";
import type { Platform } from "../model/platform.ts";
import type { Script } from "../model/script.ts";
import type { Shot } from "../model/shot.ts";
import type { Theme } from "../model/theme.ts";
import type { Timeline } from "../model/timeline.ts";
import { visibleTexts } from "../model/visible-text.ts";
import type { TemplateLibrary } from "../templates/open-templates.ts";
import { openAssets } from "./assets/asset-library.ts";
import { captionLines } from "./captions/caption-nodes.ts";
import { captionPages } from "./captions/caption-pages.ts";
import { openFonts } from "./fonts/fonts.ts";
import { measureLight, type PictureLight } from "./picture-light.ts";
import { renderFrames } from "./render.ts";
import type { LayoutContext } from "./scene.ts";
import { hasLineOver, type SceneSource } from "./scene-at.ts";
import { FRAME, stageFor } from "./stage.ts";

export interface ComposeRequest {
  script: Script;
  /** By beat id. */
  shots: ReadonlyMap<string, Shot>;
  /** As `planTimeline` made it. */
  timeline: Timeline;
  theme: Theme;
  library: TemplateLibrary;
  platforms: readonly Platform[];
  brand: Brand;
  captionStyle: string;
  seed: string;
  isPreview: boolean;
  outFile: string;
  coverFile: string;
  tools: MediaTools;
  signal: AbortSignal;
  onProgress(doneFrames: number, totalFrames: number): void;
}

/** Renders a script into a silent MP4 and its cover. Returns the timeline with what was really shown. */
export async function composeVideo(request: ComposeRequest): Promise<Timeline> {
  const source = await openScene(request);
  const { context, stage, pages } = source;
  const seen = await renderFrames({ ...request, source });
  const cues = pages.map((page) => ({
    startMs: page.startMs,
    endMs: page.endMs,
    lines: captionLines(context, page, stage.captions),
  }));
  return { ...request.timeline, ...seen, cues };
}

async function openScene(request: ComposeRequest): Promise<SceneSource> {
  const theme = withBrandColours(request.theme, request.brand);
  const data = [...request.shots.values()].map((shot) => shot.data);
  const texts = [...data.flatMap(visibleTexts), ...request.timeline.words.map((word) => word.show)];
  const fonts = openFonts(theme, request.brand, texts);
  const assets = await openAssets({ data, library: request.library, theme, fonts, logo: request.brand.logo });
  const stage = stageFor(request.platforms);
  const context: LayoutContext = {
    theme,
    fonts,
    assets,
    stage: stage.layout,
    frame: FRAME,
    seed: request.seed,
  };
  const pages = captionPages(request.timeline.words);
  const scene = {
    script: request.script,
    shots: request.shots,
    timeline: request.timeline,
    pages,
    context,
    stage,
    captionStyle: request.captionStyle,
    logo: logoNode(request.brand, context),
  };
  return { ...scene, lights: await measureLights(request, scene) };
}

/** One after the other: each decodes a clip, which keeps the machine busy. */
async function measureLights(
  { tools, signal }: ComposeRequest,
  scene: Omit<SceneSource, "lights">,
): Promise<ReadonlyMap<string, PictureLight>> {
  const { shots, timeline } = scene;
  const lights = new Map<string, PictureLight>();
  for (const [turn, { beatId, startFrame, endFrame }] of timeline.beats.entries()) {
    const shot = shots.get(beatId);
    if (!shot || shot.kind === "drawn" || !hasLineOver(scene, turn)) continue;
    const { framesPerSecond } = timeline;
    const shown = { shot, framesPerSecond, frameCount: endFrame - startFrame, turn, signal };
    lights.set(beatId, await measureLight(tools, shown));
  }
  return lights;
}

function withBrandColours(theme: Theme, brand: Brand): Theme {
  const { background, text, accent, accent2 } = brand.colours ?? {};
  const chosen = {
    ...(background ? { background, background2: background } : {}),
    ...(text ? { text } : {}),
    ...(accent ? { accent } : {}),
    ...(accent2 ? { accent2 } : {}),
  };
  return { ...theme, colours: { ...theme.colours, ...chosen } };
}

const LOGO = { width: 170, height: 110 };

/** Above the stage, where no text stands. */
function logoNode(brand: Brand, context: LayoutContext): SceneSource["logo"] {
  if (!brand.logo) return undefined;
  const sprite = context.assets.sprite({ kind: "image", file: brand.logo }, LOGO.width, LOGO.height);
  return { ...sprite, x: context.stage.x, y: context.stage.y - sprite.height - 24 };
}
