import type { Layout } from "../scene.ts";
import { confetti } from "../scenery/confetti.ts";
import { floorCards } from "../scenery/floor-cards.ts";
import { textNodes } from "../text/text-nodes.ts";
import { answerPicture, quizAnswer } from "./quiz-answer.ts";
import { quizClue } from "./quiz-clue.ts";
import { RING_SIZE, timerRing } from "./timer-ring.ts";

const QUESTION_HEIGHT = 160;
const REVEALED_MS = 200;

/** A riddle with a timer ring; at the reveal the picture is seen whole and the answer drops in. */
export const quizCard: Layout<"quiz-card"> = {
  id: "quiz-card",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const isAsking = data.phase === "ask";
    const question = textNodes(context, {
      text: data.question,
      box: {
        x: stage.x,
        y: stage.y,
        width: stage.width - (isAsking ? RING_SIZE + 24 : 0),
        height: QUESTION_HEIGHT - 22,
      },
      font: "display",
      colour: theme.colours.text,
      maxSize: 84,
      minSize: 34,
      maxLines: 2,
      role: moment.isOpening ? "hook" : "layout",
    });
    const box = {
      x: stage.x,
      y: stage.y + QUESTION_HEIGHT,
      width: stage.width,
      height: stage.height - QUESTION_HEIGHT,
    };
    if (isAsking) {
      return [
        ...floorCards(
          context,
          {
            pictures: [{ kind: "glyph", text: "?" }],
            sinceMs: moment.timeMs,
            isStanding: moment.isOpening,
          },
          moment,
        ),
        ...quizClue(context, data.clue, moment, box),
        ...question,
        ...timerRing(context, moment),
      ];
    }
    const picture = answerPicture(data);
    return [
      ...floorCards(context, { pictures: picture ? [picture] : [], sinceMs: moment.timeMs }, moment),
      ...confetti(context, moment, REVEALED_MS),
      ...question,
      ...quizAnswer(context, data, moment, box),
    ];
  },
};
