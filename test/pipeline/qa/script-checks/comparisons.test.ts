import { describe, expect, it } from "vitest";
import { draftIdea } from "../../../../src/ideas/packs/pack-writer.ts";
import { sayText } from "../../../../src/ideas/spoken-numbers/say-text.ts";
import type { LayoutData } from "../../../../src/model/layout-data.ts";
import { type BeatRole, narrationText, type Script } from "../../../../src/model/script.ts";
import { refuteComparisons } from "../../../../src/pipeline/qa/script-checks/comparisons.ts";
import { library, oneIdea, refuted, told } from "../../../ideas/formats/told-ideas.ts";

/** The last beat of a role with other words. */
function saying(script: Script, role: BeatRole, change: (text: string) => string): Script {
  const at = script.beats.findLastIndex((beat) => beat.role === role);
  const beats = script.beats.map((beat, index) =>
    index === at ? { ...beat, narration: sayText(change(narrationText(beat))) } : beat,
  );
  return { ...script, beats };
}

function showing(script: Script, change: (data: LayoutData) => LayoutData): Script {
  return { ...script, beats: script.beats.map((beat) => ({ ...beat, data: change(beat.data) })) };
}

const complaints = (script: Script): string => refuteComparisons(script).join("\n");

describe("a duel of planets", () => {
  const idea = oneIdea("versus", "planets", "rivals", ({ entities }) => entities.join() === "jupiter,saturn");
  const script = told(idea);
  const last = script.beats.findLast(({ role }) => role === "reveal")?.data;
  if (last?.layout !== "duel" || !last.score) throw new Error("no duel");
  const isLeft = last.score.left > last.score.right;
  const winner = last[isLeft ? "left" : "right"].label;
  const loser = last[isLeft ? "right" : "left"].label;
  const outro = (text: string): string => complaints(saying(script, "outro", () => text));

  it("passes as it is", () => expect(refuted(script)).toEqual([]));

  it.each([
    [`${loser} wins, 2 to 1.`, /does not win/],
    [`${winner} wins, 3 to 0.`, /score is 2 to 1/],
    [`It ends 2 to 1 for ${loser}.`, /does not win/],
    ["It is a draw. Who did you pick?", /no draw/],
  ])("is refuted when its last word is %j", (text, fault) => {
    expect(outro(text)).toMatch(fault);
    expect(refuted(saying(script, "outro", () => text)).join()).toMatch(fault);
  });

  it("is refuted when the answer names the loser first", () => {
    const { winner: side, left, right } = last;
    const [won, lost] = side === "left" ? [left.label, right.label] : [right.label, left.label];
    const answer = (text: string) => complaints(saying(script, "reveal", () => text));
    expect(answer(`It is ${lost}, with more, against less for ${won}.`)).toMatch(`“${lost}” does not win`);
    expect(answer(`It is ${won}, with more, against less for ${lost}.`)).toBe("");
  });

  it("is refuted when a remark is wrong", () => {
    const remark = (words: string) => complaints(saying(script, "reveal", (text) => `${text} ${words}`));
    expect(remark("Not even close.")).toMatch(/it is close/);
    expect(remark("A close one.")).toMatch(/it is not close/);
    expect(remark("Well done.")).toBe("");
  });

  it("is refuted when the screen crowns the loser or miscounts", () => {
    const crowned = showing(script, (data) =>
      data.layout === "duel" && data.phase === "reveal"
        ? { ...data, winner: data.winner === "left" ? "right" : "left" }
        : data,
    );
    expect(complaints(crowned)).toMatch(/screen: “(?:Saturn|Jupiter)” does not win/);
    const miscounted = showing(script, (data) =>
      data.layout === "duel" && data.score ? { ...data, score: { left: 9, right: 0 } } : data,
    );
    expect(complaints(miscounted)).toMatch(/the score is \d to \d/);
  });

  it("is refuted when the hook promises an upset that never comes", () => {
    const sweep = oneIdea("versus", "planets", "rivals", (one) => {
      const { slots } = draftIdea(library, one, "seed");
      return slots["upset"] === undefined && one.measures.length === 3;
    });
    const [left = "", right = ""] = sweep.entities.map(
      (id) => library.pack("planets").rows.find((row) => row.id === id)?.name ?? "",
    );
    const hooks = [`${left} beats ${right} at one thing`, `${right} beats ${left} at one thing`];
    const found = hooks
      .map((hook) => complaints({ ...told(sweep), hook }))
      .filter((text) => /beats nobody/.test(text));
    expect(found).toHaveLength(1);
  });
});

describe("a myth", () => {
  it.each([
    ["countries", "area-people"],
    ["countries", "true-size"],
    ["cities", "latitude"],
  ])("of %s told as %s is refuted when turned around", (packId, kind) => {
    const script = told(oneIdea("myth", packId, kind));
    expect(refuted(script)).toEqual([]);
    const data = script.beats[1]?.data;
    if (data?.layout !== "myth-map") throw new Error("no map");
    const { a, b } = data.evidence;
    const swap = (text: string): string =>
      text.replaceAll(a.label, "\u0001").replaceAll(b.label, a.label).replaceAll("\u0001", b.label);
    expect(
      complaints(showing(script, (one) => ("claim" in one ? { ...one, claim: swap(one.claim) } : one))),
    ).toMatch(/is not false/);
    expect(
      complaints(
        showing(script, (one) => ("note" in one && one.note ? { ...one, note: swap(one.note) } : one)),
      ),
    ).toMatch(/has less in/);
    expect(complaints(saying(script, "verdict", swap))).toMatch(/has less in/);
    expect(
      complaints(showing(script, (one) => ("verdict" in one ? { ...one, verdict: "TRUE" } : one))),
    ).toMatch(/is not true/);
  });

  it("whose areas are not shown proves nothing", () => {
    const script = told(oneIdea("myth", "countries", "true-size"));
    const blank = showing(script, (data) =>
      data.layout === "myth-map" && data.evidence.kind === "true-size"
        ? { ...data, evidence: { ...data.evidence, a: { ...data.evidence.a, text: "" } } }
        : data,
    );
    expect(complaints(blank)).toMatch(/shows no numbers/);
  });
});

describe("an absentee", () => {
  const script = told(oneIdea("countdown", "planets", "list"));
  const data = script.beats[1]?.data;
  const items = data?.layout === "bar-countdown" ? data.items : [];
  const [first] = items.filter(({ rank }) => rank === 1);

  it.each([
    [`Top five: ${items[0]?.label} does not make it`, /is in the list/],
    [`Top five: ${items[0]?.label} is out`, /is in the list/],
    [`Top five: if not ${first?.label}, then who?`, /is in the list/],
  ])("who is in the list is found: %s", (hook, fault) => {
    expect(complaints({ ...script, hook })).toMatch(fault);
  });

  it("who is not, passes", () => {
    const absent = library
      .pack("planets")
      .rows.find(({ name }) => !items.some(({ label }) => label === name));
    expect(complaints({ ...script, hook: `Top five: ${absent?.name} does not make it` })).toBe("");
  });
});

describe("numbers of the new kinds", () => {
  const planted = (script: Script, role: BeatRole, change: (text: string) => string): string => {
    const false_ = saying(script, role, change);
    expect(false_).not.toEqual(script);
    return refuted(false_).join("\n");
  };

  it("are found when a clue is not the answer's", () => {
    const script = told(oneIdea("quiz", "planets", "clues"));
    const another = showing(script, (data) =>
      data.layout === "quiz-card" && data.clue.kind === "clues"
        ? {
            ...data,
            clue: { ...data.clue, lines: data.clue.lines.map((line) => line.replace(/\d[\d,.]*/, "777")) },
          }
        : data,
    );
    expect(refuted(another).join("\n")).toMatch(/no receipt for “777/);
  });

  it("are found when a lead is exaggerated", () => {
    const idea = oneIdea(
      "countdown",
      "planets",
      "list",
      ({ measures, direction }) => measures[0] === "moons" && direction === "top",
    );
    expect(planted(told(idea), "item", (text) => text.replace(/almost three/i, "almost nine"))).toMatch(
      /nine/,
    );
  });

  it("are found when a choice names the wrong first", () => {
    const idea = oneIdea("quiz", "planets", "choice");
    const script = told(idea);
    const data = script.beats.at(-2)?.data;
    if (data?.layout !== "quiz-card" || data.clue.kind !== "clues") throw new Error("no card");
    const wrong = data.clue.lines.find((line) => line !== data.answer) ?? "";
    expect(planted(script, "reveal", (text) => text.replace(data.answer, wrong))).toMatch(
      /belongs to something else/,
    );
  });

  it("are found when a latitude or its gap is wrong", () => {
    const script = told(oneIdea("myth", "cities", "latitude"));
    expect(planted(script, "evidence", (text) => text.replace(/\d+\.\d°N/, "71.3°N"))).toMatch(/71\.3/);
    expect(planted(script, "verdict", (text) => text.replace(/\d+\.\d degrees/, "29.5 degrees"))).toMatch(
      /29\.5/,
    );
  });

  it("are found when the map's exaggeration is exaggerated", () => {
    const script = told(oneIdea("myth", "countries", "true-size"));
    const times = (text: string): string =>
      text.replace(/(?:looks|seems) .* (?=\p{Lu})/u, "looks 900% bigger than ");
    expect(planted(script, "setup", times)).toMatch(/900/);
  });
});
