import { expect, it } from "vitest";
import { imageUrl } from "../../../src/providers/openai/question-parts.ts";
import { IMAGE } from "../../contracts/language-question.ts";

it("writes a picture into an address", () => {
  expect(imageUrl(IMAGE)).toBe("data:image/jpeg;base64,/9j/");
});
