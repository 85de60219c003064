import type { PackFormat } from "../packs/pack-idea.ts";
import { quizChoice } from "./quiz-choice.ts";
import { quizClues } from "./quiz-clues.ts";
import { quizPictures } from "./quiz-pictures.ts";
import { tellByKind } from "./tell-by-kind.ts";

export const quiz: PackFormat = tellByKind("quiz", [
  { kinds: ["flags", "shapes"], ...quizPictures },
  { kinds: ["clues"], ...quizClues },
  { kinds: ["choice"], ...quizChoice },
]);
