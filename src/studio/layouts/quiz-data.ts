import type { LayoutDataOf } from "../../model/layout-data.ts";

export type QuizData = LayoutDataOf<"quiz-card">;
