import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { fitText } from "../text/fit-text.ts";

/** Red for what is wrong, green for what is right, whatever the theme: both carry white letters. */
const COLOURS = { wrong: "#c21f17", right: "#14703d" } as const;
const TILT = -0.09;
const RIGHT = /^(true|correct|right|yes)\b/i;

/** A verdict that falls from large to its size, tilted, and shakes once. */
export function stampNodes(context: LayoutContext, verdict: string, moment: Moment, box: Rect): SpriteNode[] {
  const text = verdict.toLocaleUpperCase("en");
  const fitted = fitText(context.fonts, {
    text,
    role: "display",
    maxWidth: box.width - 110,
    maxHeight: box.height - 60,
    maxSize: 170,
    minSize: 40,
    maxLines: 2,
  });
  const plateWidth = Math.min(box.width, fitted.width + 90);
  const plateHeight = fitted.height + 44;
  const width = Math.ceil(box.width);
  const height = Math.ceil(plateHeight + plateWidth * Math.abs(TILT) + 30);
  const colour = RIGHT.test(verdict) ? COLOURS.right : COLOURS.wrong;
  const x = box.x;
  const y = box.y + (box.height - height) / 2;
  const fall = progressOf("snap", moment.timeMs, 80, 260);
  const isShaking = moment.timeMs > 300 && moment.timeMs < 560;
  const shake = isShaking ? Math.sin(moment.timeMs / 16) * 8 : 0;
  return [
    {
      key: ["stamp", context.fonts.id, text, fitted.sizePx, width, height, colour].join("|"),
      width,
      height,
      x: x + shake,
      y,
      scale: mixNumbers(2.2, 1, fall),
      opacity: Math.min(1, fall * 1.5),
      paint(canvas) {
        canvas.translate(width / 2, height / 2);
        canvas.rotate(TILT);
        canvas.fillStyle = colour;
        canvas.beginPath();
        canvas.roundRect(-plateWidth / 2, -plateHeight / 2, plateWidth, plateHeight, 22);
        canvas.fill();
        canvas.strokeStyle = "#ffffff";
        canvas.lineWidth = 7;
        canvas.beginPath();
        canvas.roundRect(-plateWidth / 2 + 13, -plateHeight / 2 + 13, plateWidth - 26, plateHeight - 26, 13);
        canvas.stroke();
        canvas.font = context.fonts.css("display", fitted.sizePx);
        canvas.textAlign = "center";
        canvas.fillStyle = "#ffffff";
        for (const [index, line] of fitted.lines.entries()) {
          const middle = (index + 0.5) * fitted.lineHeightPx - fitted.height / 2;
          canvas.fillText(line.text, 0, middle + fitted.sizePx * 0.36);
        }
      },
      texts: [
        {
          text,
          role: "layout",
          box: {
            x: x + (width - fitted.width) / 2,
            y: y + (height - fitted.height) / 2,
            width: fitted.width,
            height: fitted.height,
          },
        },
      ],
    },
  ];
}
