import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { runTool } from "../../src/media/run-tool.ts";
import type { Shot } from "../../src/model/shot.ts";
import { captionPages } from "../../src/studio/captions/caption-pages.ts";
import { type RenderRequest, renderFrames } from "../../src/studio/render.ts";
import { evenLight } from "../support/picture-lights.ts";
import { headline, smallVideo } from "../support/small-video.ts";
import { temporaryFolder } from "../support/store.ts";
import { layoutContext, stage } from "../support/studio.ts";

const FRAMES_PER_BEAT = 12;

async function requestFor(change: Partial<RenderRequest> = {}, own?: Shot): Promise<RenderRequest> {
  const data = [headline("Alpha"), headline("Omega")];
  const { script, shots, timeline, captionStyle, ...rest } = await smallVideo(data, FRAMES_PER_BEAT);
  const source = {
    script,
    shots: new Map([...shots, ...(own ? [["b2", own] as const] : [])]),
    lights: new Map([["b2", evenLight(24)]]),
    timeline,
    pages: captionPages(timeline.words),
    context: await layoutContext("poster", data),
    stage,
    captionStyle,
    logo: undefined,
  };
  return { ...rest, source, ...change };
}

/** Average red, green and blue of a frame of the finished file. */
async function averageOf({ tools, outFile }: RenderRequest, frame: number): Promise<number[]> {
  const filter = `select=eq(n\\,${frame}),scale=1:1:flags=area`;
  const input = ["-v", "error", "-i", outFile, "-vf", filter, "-frames:v", "1"];
  const output = ["-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"];
  const { stdout } = await runTool(tools.ffmpeg, [...input, ...output]);
  return [...stdout];
}

test("every frame is drawn, told of on the way, and both files are whole", async () => {
  const told: string[] = [];
  const request = await requestFor({ onProgress: (done, total) => told.push(`${done}/${total}`) });
  const { textBoxes } = await renderFrames(request);
  expect(told).toEqual(["10/24", "20/24", "24/24"]);
  expect(textBoxes.map((box) => box.role)).toEqual(expect.arrayContaining(["hook", "caption"]));
  expect(readdirSync(dirname(request.outFile)).sort()).toEqual(["cover.png", "video.mp4"]);
  expect(await averageOf(request, 2)).not.toEqual(await averageOf(request, 20));
});

test("the cover has the size of the video and no captions on it", async () => {
  const [captioned, plain] = [await requestFor(), await requestFor()];
  await renderFrames(captioned);
  await renderFrames({ ...plain, source: { ...plain.source, pages: [] } });
  const [cover, other] = await Promise.all(
    [captioned, plain].map(async ({ coverFile }) => await loadImage(coverFile)),
  );
  expect([cover?.width, cover?.height]).toEqual([270, 480]);
  const pixels = (image: typeof cover): Buffer => {
    const context = createCanvas(270, 480).getContext("2d");
    if (image) context.drawImage(image, 0, 0);
    return Buffer.from(context.getImageData(0, 0, 270, 480).data);
  };
  expect(pixels(cover).equals(pixels(other))).toBe(true);
});

test("the user's own picture stands behind its beat, and only behind it", async () => {
  const context = createCanvas(270, 480).getContext("2d");
  context.fillStyle = "#00ff00";
  context.fillRect(0, 0, 270, 480);
  const file = join(temporaryFolder(), "green.png");
  writeFileSync(file, context.canvas.toBuffer("image/png"));
  const provenance = { providerId: "own", kind: "own" as const, isAiGenerated: false };
  const own: Shot = { kind: "image", file, width: 270, height: 480, data: headline("Omega"), provenance };
  const request = await requestFor({}, own);
  await renderFrames(request);
  const isGreen = ([red = 0, green = 0]: number[]): boolean => green > red + 80;
  expect([isGreen(await averageOf(request, 2)), isGreen(await averageOf(request, 20))]).toEqual([
    false,
    true,
  ]);
});

test("stopped on the way it leaves no video and says that it was stopped", async () => {
  const stop = new AbortController();
  const request = await requestFor({ signal: stop.signal, onProgress: () => stop.abort() });
  await expect(renderFrames(request)).rejects.toMatchObject({ kind: "cancelled" });
  expect(readdirSync(dirname(request.outFile))).toEqual(["cover.png"]);
});

test("an own picture that cannot be read ends the render without a half file", async () => {
  const provenance = { providerId: "own", kind: "own" as const, isAiGenerated: false };
  const gone: Shot = {
    kind: "image",
    file: "/no/such.png",
    width: 9,
    height: 16,
    data: headline("Omega"),
    provenance,
  };
  const request = await requestFor({}, gone);
  await expect(renderFrames(request)).rejects.toMatchObject({ code: "media-tool-failed" });
  expect([existsSync(request.outFile), existsSync(`${request.outFile}.part`)]).toEqual([false, false]);
});
