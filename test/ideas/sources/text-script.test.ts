import { expect, it } from "vitest";
import { bodyPieces, writeTextScript } from "../../../src/ideas/sources/text-script.ts";

const sentence = (text: string, line: number) => ({ text, line, isHeading: false, isLead: true });
const plan = {
  file: "/notes.txt",
  title: "Tea",
  hook: "Tea is old",
  hookLine: 1,
  language: "en",
  sentences: [
    sentence("Tea is old.", 1),
    sentence("It came from China.", 2),
    sentence("We drink 6 cups!", 3),
  ],
};

const words = { source: "test", language: "en", words: { tea: "🍵", cup: "☕" } };

it("does not repeat the hook in the body", () => {
  expect(bodyPieces(plan)).toEqual(["It came from China.", "We drink 6 cups!"]);
});

it("begins with the hook and counts its beats", () => {
  const script = writeTextScript(plan, words);
  expect(script.beats.map((beat) => [beat.id, beat.role, beat.data.layout])).toEqual([
    ["b1", "hook", "headline"],
    ["b2", "item", "kinetic-type"],
    ["b3", "outro", "kinetic-type"],
  ]);
  expect(script.beats[2]?.data).toMatchObject({
    lines: ["We drink 6 cups!"],
    emphasis: ["6"],
    progress: "2 / 2",
  });
  expect(script.beats.map(({ data }) => "pictures" in data && data.pictures)).toEqual(
    ["🍵", "🍵", "☕"].map((emoji) => [{ kind: "emoji", emoji }]),
  );
  expect(script.receipts.map((receipt) => receipt.id)).toEqual(["hook", "t1", "t2", "t3"]);
  expect(script.caption).toBe("Tea is old. It came from China. We drink 6 cups!");
});

it("ends its caption with a whole sentence, however long they come out together", () => {
  for (let letters = 180; letters < 215; letters += 1) {
    const sentences = [sentence(`Tea ${"a".repeat(letters)}.`, 1), sentence("We drink 6 cups!", 2)];
    const { caption } = writeTextScript({ ...plan, sentences }, words);
    expect(caption).toMatch(/a\.$|cups!$/);
    expect(caption.length).toBeLessThanOrEqual(220);
  }
});
