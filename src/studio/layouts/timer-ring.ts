import type { LayoutContext, Moment, SpriteNode } from "../scene.ts";

export const RING_SIZE = 140;
const STEPS_PER_SECOND = 12;

/** Runs out with the beat, in the upper right corner of the stage; the second stands inside. */
export function timerRing(context: LayoutContext, moment: Moment): SpriteNode[] {
  const { stage, theme } = context;
  const left = Math.max(0, 1 - moment.timeMs / moment.durationMs);
  const steps = Math.max(1, Math.round((moment.durationMs / 1000) * STEPS_PER_SECOND));
  const step = Math.ceil(left * steps);
  const second = String(Math.max(1, Math.ceil((left * moment.durationMs) / 1000)));
  return [
    {
      key: ["ring", context.fonts.id, step, steps, second, theme.colours.accent, theme.colours.panel].join(
        "|",
      ),
      width: RING_SIZE,
      height: RING_SIZE,
      x: stage.x + stage.width - RING_SIZE,
      y: stage.y,
      scale: 1 + moment.pulse * 0.05,
      paint(canvas) {
        const centre = RING_SIZE / 2;
        canvas.lineWidth = 16;
        canvas.lineCap = "round";
        canvas.beginPath();
        canvas.arc(centre, centre, centre - 10, 0, Math.PI * 2);
        canvas.fillStyle = theme.colours.panel;
        canvas.fill();
        canvas.strokeStyle = theme.colours.muted;
        canvas.globalAlpha = 0.35;
        canvas.stroke();
        canvas.globalAlpha = 1;
        canvas.beginPath();
        canvas.arc(centre, centre, centre - 10, -Math.PI / 2, -Math.PI / 2 + (Math.PI * 2 * step) / steps);
        canvas.strokeStyle = theme.colours.accent;
        canvas.stroke();
        canvas.font = context.fonts.css("display", 60);
        canvas.textAlign = "center";
        canvas.textBaseline = "middle";
        canvas.fillStyle = theme.colours.text;
        canvas.fillText(second, centre, centre + 4);
      },
    },
  ];
}
