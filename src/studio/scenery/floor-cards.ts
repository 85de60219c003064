import type { Picture } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, SpriteNode } from "../scene.ts";

/** Below the captions nothing may be read, since the apps write there themselves; large pictures may bleed there. */
const FLOOR_TOP = 1268;
const RISE = 760;
const STAGGER_MS = 110;
/** Room around a card for its shadow, which has faded out where the room ends. */
const SHADOW_PX = 34;
const SHADOW_BLUR_PX = 28;
const DEGREE = Math.PI / 180;

/** How a number of cards stand: width of each, and for each how far from the middle, how low, how tilted. */
const FANS: readonly { width: number; cards: readonly { dx: number; dy: number; tilt: number }[] }[] = [
  { width: 900, cards: [{ dx: 0, dy: 24, tilt: -4 }] },
  {
    width: 640,
    cards: [
      { dx: -250, dy: 60, tilt: -7 },
      { dx: 250, dy: 150, tilt: 6 },
    ],
  },
  {
    width: 540,
    cards: [
      { dx: -330, dy: 150, tilt: -11 },
      { dx: 330, dy: 150, tilt: 11 },
      { dx: 0, dy: 50, tilt: -2 },
    ],
  },
];

export interface FloorCards {
  pictures: readonly Picture[];
  /** Since the cards came; they rise into place unless they have always stood there. */
  sinceMs: number;
  isStanding?: boolean;
  opacity?: number;
}

/** Pictures as large cards that rise from the lower edge of the frame, and sway a little for ever. */
export function floorCards(context: LayoutContext, cards: FloorCards, moment: Moment): SpriteNode[] {
  const pictures = cards.pictures.slice(0, FANS.length);
  const fan = FANS[pictures.length - 1];
  if (!fan) return [];
  return pictures.map((picture, index) => {
    const place = fan.cards[index] ?? { dx: 0, dy: 0, tilt: 0 };
    const isOutlined = picture.kind === "flag" || picture.kind === "image";
    const card = isOutlined
      ? tilted(context, picture, fan.width, place.tilt)
      : loose(context, picture, fan.width * 0.62, place.tilt);
    const risen = cards.isStanding
      ? 1
      : progressOf(context.theme.motion.curve, cards.sinceMs, index * STAGGER_MS, 560);
    const sway = Math.sin(moment.timeMs / 900 + index * 2.1);
    return {
      ...card,
      isBleeding: true,
      x: context.frame.width / 2 + place.dx - card.width / 2 + sway * 6,
      y: FLOOR_TOP + place.dy + mixNumbers(RISE, 0, risen) + Math.cos(moment.timeMs / 1100 + index) * 8,
      ...(cards.opacity === undefined ? {} : { opacity: cards.opacity }),
    };
  });
}

type Card = Pick<SpriteNode, "key" | "width" | "height" | "paint">;

/** A picture on card, tilted, with a shadow under it. */
function tilted(context: LayoutContext, picture: Picture, width: number, degrees: number): Card {
  const sprite = context.assets.sprite(picture, width, width);
  const angle = degrees * DEGREE;
  const cosine = Math.abs(Math.cos(angle));
  const sine = Math.abs(Math.sin(angle));
  const fullWidth = Math.ceil(sprite.width * cosine + sprite.height * sine) + 2 * SHADOW_PX;
  const fullHeight = Math.ceil(sprite.width * sine + sprite.height * cosine) + 2 * SHADOW_PX;
  return {
    key: ["card", degrees, sprite.key].join("|"),
    width: fullWidth,
    height: fullHeight,
    paint(canvas) {
      // A canvas blurs by pixels of its own, whatever its scale.
      const { a: pixelScale } = canvas.getTransform();
      canvas.translate(fullWidth / 2, fullHeight / 2);
      canvas.rotate(angle);
      canvas.translate(-sprite.width / 2, -sprite.height / 2);
      canvas.save();
      canvas.shadowColor = "rgba(0, 0, 0, 0.55)";
      canvas.shadowBlur = SHADOW_BLUR_PX * pixelScale;
      canvas.fillStyle = "#000000";
      canvas.beginPath();
      canvas.roundRect(4, 4, sprite.width - 8, sprite.height - 8, sprite.height * 0.06);
      canvas.fill();
      canvas.restore();
      sprite.paint(canvas);
    },
  };
}

/** A picture that has a shape of its own. */
function loose(context: LayoutContext, picture: Picture, size: number, degrees: number): Card {
  const sprite = context.assets.sprite(picture, size, size);
  const side = Math.ceil(Math.hypot(sprite.width, sprite.height));
  return {
    key: ["loose", degrees, sprite.key].join("|"),
    width: side,
    height: side,
    paint(canvas) {
      canvas.translate(side / 2, side / 2);
      canvas.rotate(degrees * DEGREE);
      canvas.translate(-sprite.width / 2, -sprite.height / 2);
      sprite.paint(canvas);
    },
  };
}
