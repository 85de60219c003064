import { fraction } from "../backgrounds/colour.ts";
import type { LayoutContext, Moment, SpriteNode } from "../scene.ts";

const PIECES = 56;
const FALL_MS = 2600;
const SPREAD = 1500;
const GRAVITY = 1900;

/** A burst at a reveal: paper thrown up from the lower corners, which falls out of the frame and is gone. */
export function confetti(context: LayoutContext, moment: Moment, delayMs: number): SpriteNode[] {
  const sinceMs = moment.timeMs - delayMs;
  if (sinceMs < 0 || sinceMs > FALL_MS) return [];
  const seconds = sinceMs / 1000;
  const { accent, accent2, text } = context.theme.colours;
  const colours = [accent, accent2, text];
  return Array.from({ length: PIECES }, (_, index) => {
    const chance = (what: string): number => fraction(`${context.seed} ${what} ${index}`);
    const isLeft = index % 2 === 0;
    const speed = SPREAD * (0.55 + 0.75 * chance("speed"));
    const angle = (0.22 + 0.3 * chance("angle")) * Math.PI;
    const x = (isLeft ? -40 : 1080) + (isLeft ? 1 : -1) * speed * Math.cos(angle) * seconds * 0.75;
    const y = 1500 - speed * 1.35 * Math.sin(angle) * seconds + (GRAVITY / 2) * seconds * seconds;
    const size = 24 + Math.round(chance("size") * 3) * 7;
    return {
      ...piece(colours[index % colours.length] ?? accent, size, Math.floor(index / 3) % 3),
      x,
      y,
      scale: Math.max(0.25, Math.abs(Math.cos(seconds * (5 + 6 * chance("spin")) + index))),
    };
  });
}

function piece(
  colour: string,
  size: number,
  shape: number,
): Pick<SpriteNode, "key" | "width" | "height" | "paint"> {
  return {
    key: ["confetti", colour, size, shape].join("|"),
    width: size * 2,
    height: size * 2,
    paint(canvas) {
      canvas.fillStyle = colour;
      canvas.translate(size, size);
      canvas.rotate(shape);
      if (shape === 0) canvas.fillRect(-size * 0.6, -size * 0.3, size * 1.2, size * 0.6);
      else if (shape === 1) {
        canvas.beginPath();
        canvas.arc(0, 0, size * 0.42, 0, Math.PI * 2);
        canvas.fill();
      } else canvas.fillRect(-size * 0.45, -size * 0.45, size * 0.9, size * 0.9);
    },
  };
}
