import { type Image, loadImage } from "@napi-rs/canvas";
import { AppError } from "../../core/app-error.ts";
import type { LayoutData, Picture } from "../../model/layout-data.ts";
import type { Theme } from "../../model/theme.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import type { Fonts } from "../fonts/fonts.ts";
import type { AssetLibrary } from "../scene.ts";
import { orbSprite } from "./orb-sprite.ts";
import { outlineSprite } from "./outline-sprite.ts";
import { mostDetailed } from "./picture-detail.ts";

export interface AssetRequest {
  data: readonly LayoutData[];
  library: TemplateLibrary;
  theme: Theme;
  fonts: Fonts;
  /** The brand's own picture, which no beat names. */
  logo?: string | undefined;
}

/** Loads every picture that these beats place, so that drawing never waits. A usage error names one that is none. */
export async function openAssets(request: AssetRequest): Promise<AssetLibrary> {
  const { library, theme, fonts } = request;
  const images = new Map<string, Image>();
  const files = picturesIn(request.data).flatMap((picture) => imageFile(picture, library) ?? []);
  for (const file of request.logo ? [...files, request.logo] : files) {
    if (!images.has(file)) images.set(file, await readPicture(file));
  }
  const details = new Map<string, { x: number; y: number }>();
  const world = lazily(() => library.world().countries);
  const outline: AssetLibrary["outline"] = (code) => {
    const country = world().find((one) => one.code === code);
    if (country) return country.rings;
    throw new AppError({
      kind: "bug",
      code: "outline-missing",
      message: `There is no outline for "${code}".`,
    });
  };
  return {
    outline,
    world,
    detail(picture, share) {
      const image = images.get(imageFile(picture, library) ?? "");
      if (!image) return { x: 0.5, y: 0.5 };
      const key = `${imageFile(picture, library)}|${share}`;
      const known = details.get(key) ?? mostDetailed(image, share);
      details.set(key, known);
      return known;
    },
    sprite(picture, width, height) {
      if (picture.kind === "shape")
        return outlineSprite(picture.code, outline(picture.code), width, height, theme.colours.accent);
      if (picture.kind === "orb") return orbSprite(picture, width, height);
      if (picture.kind === "emoji") return letterSprite(picture.emoji, width, height, fonts, theme, "body");
      if (picture.kind === "glyph") return letterSprite(picture.text, width, height, fonts, theme, "display");
      const file = imageFile(picture, library);
      const image = file ? images.get(file) : undefined;
      if (!file || !image)
        return letterSprite(
          picture.kind === "flag" ? picture.code.toUpperCase() : "?",
          width,
          height,
          fonts,
          theme,
          "display",
        );
      return imageSprite(file, image, width, height);
    },
  };
}

async function readPicture(file: string): Promise<Image> {
  try {
    return await loadImage(file);
  } catch (error) {
    throw new AppError({
      kind: "usage",
      code: "picture-unreadable",
      message: `${file} is no picture that can be read: ${error instanceof Error ? error.message : String(error)}`,
      hint: "Give a PNG, JPEG or WebP file that is there, or leave it out.",
      cause: error,
    });
  }
}

/** Every picture inside layout data, wherever it stands; a place that is only named by its code may be shown by its flag. */
export function picturesIn(data: readonly LayoutData[]): Picture[] {
  const found: Picture[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === "object" && value !== null) {
      const { kind, code, file } = value as { kind?: unknown; code?: unknown; file?: unknown };
      if (typeof code === "string" && kind !== "shape" && kind !== "silhouette")
        found.push({ kind: "flag", code });
      if (kind === "image" && typeof file === "string") found.push({ kind, file });
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  visit(data);
  return found;
}

function imageFile(picture: Picture, library: TemplateLibrary): string | undefined {
  if (picture.kind === "image") return picture.file;
  return picture.kind === "flag" ? library.flagFile(picture.code) : undefined;
}

const CORNER_SHARE = 0.06;

function imageSprite(
  file: string,
  image: Image,
  maxWidth: number,
  maxHeight: number,
): ReturnType<AssetLibrary["sprite"]> {
  const scale = Math.min(maxWidth / image.width, maxHeight / image.height);
  const width = Math.max(2, Math.round(image.width * scale));
  const height = Math.max(2, Math.round(image.height * scale));
  return {
    key: ["image", file, width, height].join("|"),
    width,
    height,
    paint(canvas) {
      canvas.beginPath();
      canvas.roundRect(0, 0, width, height, Math.min(width, height) * CORNER_SHARE);
      canvas.clip();
      canvas.imageSmoothingQuality = "high";
      canvas.drawImage(image, 0, 0, width, height);
    },
  };
}

function letterSprite(
  text: string,
  maxWidth: number,
  maxHeight: number,
  fonts: Fonts,
  theme: Theme,
  role: "display" | "body",
): ReturnType<AssetLibrary["sprite"]> {
  const size = Math.max(2, Math.floor(Math.min(maxWidth, maxHeight)));
  return {
    key: ["letter", fonts.id, role, text, size, theme.colours.accent].join("|"),
    width: size,
    height: size,
    paint(canvas) {
      canvas.font = fonts.css(role, Math.round(size * 0.78));
      canvas.textAlign = "center";
      canvas.textBaseline = "middle";
      canvas.fillStyle = theme.colours.accent;
      canvas.fillText(text, size / 2, size / 2 + size * 0.04, size);
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
