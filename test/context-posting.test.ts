import { expect, it } from "vitest";
import { Settings } from "../src/config/settings-schema.ts";
import { postingRules } from "../src/context-posting.ts";
import { PostWishes } from "../src/model/post-wishes.ts";

const rules = (posting: object, policy: object = {}) => postingRules(Settings.parse({ posting, policy }));

it("reads how videos are to be posted", () => {
  const made = rules(
    {
      madeForKids: false,
      commercial: "own",
      review: true,
      gapMinutes: 90,
      delivery: "draft",
      comments: true,
    },
    { forbiddenWords: ["x"] },
  );
  expect(made).toMatchObject({ isReviewed: true, gapMs: 5_400_000, forbiddenWords: ["x"] });
  expect(PostWishes.parse(made.wishes())).toMatchObject({
    isMadeForKids: false,
    commercial: "own",
    delivery: "draft",
    privacy: "public",
    allow: { comments: true, duets: false, stitches: false },
    overrides: [],
  });
});

it.each([
  [{}, /made for kids and what they promote/],
  [{ madeForKids: true }, /^Platforms ask what they promote/],
  [{ commercial: "none" }, /^Platforms ask whether your videos are made for kids, and/],
])("posts nothing while %j leaves a question of the platforms open", (posting, message) => {
  expect(() => rules(posting).wishes()).toThrow(
    expect.objectContaining({
      kind: "config",
      code: "posting-unanswered",
      message: expect.stringMatching(message),
    }),
  );
});
