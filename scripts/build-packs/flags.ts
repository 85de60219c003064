import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { packageFile } from "./read-package.ts";

/** Large enough to fill the frame without going soft. */
const FLAG_WIDTH = 800;

/** Flags as PNG, drawn once here because a canvas draws some of them without their stars. */
export function writeFlags(folder: string, codes: readonly string[]): void {
  const home = join(folder, "flags");
  mkdirSync(home, { recursive: true });
  for (const code of codes) {
    const svg = readFileSync(packageFile(`flag-icons/flags/4x3/${code}.svg`), "utf8");
    const image = new Resvg(svg, { fitTo: { mode: "width", value: FLAG_WIDTH } }).render();
    writeFileSync(join(home, `${code}.png`), image.asPng());
  }
}
