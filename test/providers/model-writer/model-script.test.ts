import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { narrationText, Script } from "../../../src/model/script.ts";
import { checkFacts } from "../../../src/pipeline/qa/script-checks/facts.ts";
import { modelScript } from "../../../src/providers/model-writer/model-script.ts";
import { library } from "../../ideas/formats/told-ideas.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { writtenBeat } from "../../support/written-ideas.ts";

const hook = "Under the snow, something just moved";
const written = {
  title: "The listening fox",
  look: "Cold morning light, long lens",
  beats: [
    writtenBeat(hook),
    writtenBeat("The fox stops and turns its ears.", { screen: "turns its ears" }),
    writtenBeat("It aims at a sound.", { screen: "words it never says" }),
    writtenBeat("Then it jumps."),
  ],
  caption: "A hunter that listens.",
  hashtags: ["fox", "#snow day", "!"],
};
const script = (
  change: object = {},
  material?: Parameters<typeof modelScript>[0]["material"],
  unverified: "cut" | "mark" = "cut",
) =>
  modelScript({
    hook,
    language: "en",
    written: { ...written, ...change },
    material,
    prompt: "script@1",
    unverified,
    targetDurationMs: 30_000,
  });

describe("a model's script", () => {
  it("opens with the hook, once, and holds to our shape", () => {
    const made = Script.parse(script());
    expect(made.beats.map(({ id, role }) => `${id} ${role}`)).toEqual([
      "b1 hook",
      "b2 item",
      "b3 item",
      "b4 outro",
    ]);
    expect(made.beats.map(narrationText)[0]).toBe(hook);
    expect(made).toMatchObject({ look: "Cold morning light, long lens", hashtags: ["#fox", "#snowday"] });
    expect(made.prompts).toEqual(["script@1"]);
    expect(script({ look: " " })).not.toHaveProperty("look");
    expect(made.beats[1]).toMatchObject({
      shotPrompt: "A red fox in deep snow, low camera, morning light",
      data: { layout: "kinetic-type", lines: ["turns its ears"] },
    });
  });

  it("shows only words that are spoken", () => {
    const { data } = script().beats[2] ?? {};
    expect(data).toMatchObject({ layout: "kinetic-type" });
    expect(data?.layout === "kinetic-type" && data.lines.join(" ")).toBe("It aims at a sound.");
  });

  it("loses what nothing proves: a beat, the title, the caption", () => {
    const made = script({
      title: "Foxes of Oxford",
      caption: "It hears 60 cm deep.",
      beats: [...written.beats, writtenBeat("It hears 60 cm deep.")],
    });
    expect(made.beats).toHaveLength(4);
    expect([made.title, made.caption]).toEqual([hook, hook]);
  });

  it("keeps what nothing proves where the user wishes so, marks it, and is warned about", () => {
    const beats = [...written.beats, writtenBeat("It hears 60 cm deep.")];
    const made = script({ title: "Foxes of Oxford", beats }, undefined, "mark");
    expect(made.beats).toHaveLength(5);
    expect(made.unverifiedClaims).toEqual(["60"]);
    expect(made.title).toBe(hook);
    expect(checkFacts(made, { templatesFolder: library.folder })).toMatchObject({ status: "warned" });
    expect(script({ beats: written.beats }, undefined, "mark")).not.toHaveProperty("unverifiedClaims");
  });

  it("sends nobody anywhere, in words or in pictures, whatever the user wishes of claims", () => {
    const beats = [
      ...written.beats,
      writtenBeat("Now go to evil.example for more."),
      writtenBeat("It listens again.", { shot: "A sign that reads www.evil.com", search: "follow @evil" }),
    ];
    const led = { title: "See http://x.io", caption: "Ask @evil.", look: "evil.com in neon", beats };
    const hashtags = ["https://evil.com", "fox", "x".repeat(60)];
    for (const unverified of ["cut", "mark"] as const) {
      const made = script({ ...led, hashtags }, undefined, unverified);
      expect([made.title, made.caption, made.hashtags]).toEqual([hook, hook, ["#fox"]]);
      expect(made.beats.map(narrationText)).not.toContain(expect.stringContaining("evil"));
      expect(made.beats).toHaveLength(5);
      expect(made.beats[4]).not.toHaveProperty("shotPrompt");
      expect(JSON.stringify({ ...made, prompts: [] })).not.toMatch(/evil|http|@/);
    }
  });

  it("of nothing but addresses is refused, and says why", () => {
    const beats = ["a.com", "b.com", "c.com"].map((say) => writtenBeat(say));
    expect(() => script({ beats })).toThrow(
      expect.objectContaining({ message: expect.stringContaining("“an address” in “a.com”") }),
    );
  });

  it("has no more beats, and so no more shots, than fit into its video", () => {
    const beats = Array.from({ length: 90 }, (_, index) => writtenBeat(`${"so ".repeat(index + 1)}it goes.`));
    expect(script({ beats }).beats).toHaveLength(18);
  });

  it("passes the check that does not trust it, with material", () => {
    const file = join(temporaryFolder(), "notes.md");
    writeFileSync(file, "Foxes hear a mouse under 60 cm of snow.\n");
    const material = { file, lines: [{ number: 1, text: "Foxes hear a mouse under 60 cm of snow." }] };
    const made = script(
      { beats: [...written.beats, writtenBeat("It hears 60 cm deep.", { fact: true, lines: [1] })] },
      material,
    );
    expect(made.receipts).toHaveLength(1);
    expect(checkFacts(made, { templatesFolder: library.folder })).toMatchObject({ status: "passed" });
  });

  it("is refused when too little is left", () => {
    const facts = ["It has 4 legs.", "It has 2 ears.", "It is 1 fox."].map((say) => writtenBeat(say));
    expect(() => script({ beats: facts })).toThrow(
      expect.objectContaining({
        kind: "refused",
        code: "script-unproven",
        message: expect.stringContaining("“4” in “It has 4 legs.”"),
      }),
    );
  });
});
