// Makes the pictures of formats and themes, and the sheets in docs/gallery, from real runs: `tsx scripts/build-gallery.ts`.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { RunDocument } from "../src/model/run-document.ts";

const PICTURE = { width: 270, height: 480 };
/** What the README shows of each format: a theme, and the topic where chance is not to choose. */
const LOOKS: Readonly<Record<string, { theme: string; topic?: string }>> = {
  countdown: { theme: "poster", topic: "population" },
  quiz: { theme: "pop", topic: "flags" },
  versus: { theme: "neon", topic: "japan" },
  race: { theme: "cosmos", topic: "life expectancy" },
  myth: { theme: "paper", topic: "true size" },
  explainer: { theme: "terminal" },
};
const THEMES = ["poster", "neon", "paper", "terminal", "pop", "cosmos", "stadium"];
const TEXT =
  "# Your brain edits what you see\n\nYour eyes jump three times a second. Each time they move, your brain goes blind for a moment.\n\nYou never notice. It fills the gap with a guess, and the guess is so good that you call it seeing.\n";

/** `themes` leaves the formats as they are. */
const isOnlyThemes = process.argv[2] === "themes";
const folder = mkdtempSync(join(tmpdir(), "viral-gallery-"));
try {
  writeFileSync(join(folder, "text.md"), TEXT);
  mkdirSync("docs/gallery", { recursive: true });
  for (const [format, { theme, topic }] of Object.entries(isOnlyThemes ? {} : LOOKS)) {
    const video = make([...(topic ? [topic] : []), ...sourceOf(format), "--theme", theme]);
    const sheet = `docs/gallery/${format}.png`;
    viral(["sheet", video.id, "--out", sheet]);
    await shrink(video.cover ?? "", `templates/formats/${format}/picture.png`);
  }
  for (const theme of THEMES) {
    const video = make(["--format", "countdown", "--theme", theme, "--preview", "--voice", "none"]);
    await shrink(video.cover ?? "", `templates/themes/${theme}/picture.png`);
  }
  await firstRows(
    Object.keys(LOOKS).map((format) => `docs/gallery/${format}.png`),
    "docs/gallery/formats.png",
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function sourceOf(format: string): string[] {
  return format === "explainer" ? ["--from", join(folder, "text.md")] : ["--format", format];
}

/** The first of a few seeds whose video passes every check. */
function make(args: string[]): RunDocument["videos"][number] {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const seed = ["--seed", `gallery-${attempt}`, "--out", join(folder, "videos")];
    const [video] = RunDocument.parse(JSON.parse(viral(["run", "--json", ...seed, ...args]))).videos;
    if (video?.status === "posted") return video;
    process.stderr.write(
      `${args.join(" ")}: ${video?.checks
        .filter((check) => check.status === "failed")
        .map((check) => check.message)
        .join("; ")}\n`,
    );
  }
  throw new Error(`no video of ${args.join(" ")} was accepted`);
}

function viral(args: string[]): string {
  const env = { ...process.env, VIRAL_HOME: join(folder, "home") };
  const { stdout } = spawnSync(process.execPath, ["bin/viral.js", ...args], { encoding: "utf8", env });
  return stdout;
}

async function shrink(file: string, out: string): Promise<void> {
  const canvas = createCanvas(PICTURE.width, PICTURE.height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(await loadImage(file), 0, 0, PICTURE.width, PICTURE.height);
  writeFileSync(out, canvas.toBuffer("image/png"));
}

/** The second row of every sheet, one under the other: the middle of each story. */
async function firstRows(sheets: readonly string[], out: string): Promise<void> {
  const images = await Promise.all(sheets.map((sheet) => loadImage(sheet)));
  const width = Math.max(...images.map((image) => image.width));
  const rowHeight = Math.floor((images[0]?.height ?? 0) / 4);
  const canvas = createCanvas(width, rowHeight * images.length);
  const context = canvas.getContext("2d");
  for (const [index, image] of images.entries()) {
    context.drawImage(image, 0, rowHeight, width, rowHeight, 0, index * rowHeight, width, rowHeight);
  }
  writeFileSync(out, canvas.toBuffer("image/png"));
}
