import { describe, expect, it } from "vitest";
import { z } from "zod";
import { askModel } from "../../../src/providers/questions/ask-model.ts";
import { toyModel } from "../../support/toy-model.ts";

const shape = z.object({ colour: z.string() });
const question = {
  part: "colour",
  model: "m",
  system: "s",
  user: "Which?",
  images: [{ mediaType: "image/png" as const, bytes: new Uint8Array(1) }],
  answer: { name: "colour", shape },
  maxOutputTokens: 100,
  prices: { inputUsdMicros: 1, outputUsdMicros: 1 },
  estimateUsdMicros: 5,
};
const ask = async (answers: (string | object)[]) => {
  const toy = toyModel(answers);
  return { value: await askModel(toy.model, question, toy.perform), asked: toy.asked };
};

describe("an answer", () => {
  it("is taken at once when it fits", async () => {
    const { value, asked } = await ask([{ colour: "red" }]);
    expect(value).toEqual({ colour: "red" });
    expect(asked).toHaveLength(1);
  });

  it("in a fence of Markdown is taken too", async () => {
    expect((await ask(['```json\n{"colour":"red"}\n```'])).value).toEqual({ colour: "red" });
  });

  it.each([
    ["{", /not JSON/],
    [{ color: "red" }, /colour: /],
    ['CUT{"colour":"re', /length limit/],
  ])("that is %j is mended once, and is told what was wrong", async (bad, problem) => {
    const { value, asked } = await ask([bad, { colour: "blue" }]);
    expect(value).toEqual({ colour: "blue" });
    expect(asked.map(({ part }) => part)).toEqual(["colour", "colour-mended"]);
    expect(asked[1]?.user).toMatch(problem);
    expect(asked[1]?.user).toContain("Which?");
    expect(asked[1]?.images).toEqual([]);
  });

  it("that is wrong twice is an error that says what was wrong, and costs no third question", async () => {
    const toy = toyModel(["no", { colour: 4 }]);
    await expect(askModel(toy.model, question, toy.perform)).rejects.toMatchObject({
      kind: "refused",
      code: "model-answer-unusable",
      message: expect.stringMatching(/^toy answered colour twice .*colour: /),
    });
    expect(toy.asked).toHaveLength(2);
  });
});
