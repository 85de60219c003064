import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LayoutData } from "../../../../src/model/layout-data.ts";
import type { Script } from "../../../../src/model/script.ts";
import { checkFacts, refuteFacts } from "../../../../src/pipeline/qa/script-checks/facts.ts";
import { makeTemplates, trueScript, withNarration, withReceipt } from "./sample-script.ts";

let templatesFolder: string;
beforeAll(() => {
  templatesFolder = makeTemplates();
});
afterAll(() => rmSync(templatesFolder, { recursive: true }));

const complaints = (script: Script): string => refuteFacts(script, { templatesFolder }).join("\n");

function withData(beatId: string, change: (data: LayoutData) => LayoutData): Script {
  const script = trueScript();
  return {
    ...script,
    beats: script.beats.map((beat) => (beat.id === beatId ? { ...beat, data: change(beat.data) } : beat)),
  };
}

function withItem(change: { value?: number; label?: string; valueText?: string; rank?: number }): Script {
  return withData("b3", (data) => {
    if (data.layout !== "bar-countdown") throw new Error("not a countdown");
    return {
      ...data,
      items: data.items.map((item) => (item.label === "India" ? { ...item, ...change } : item)),
    };
  });
}

describe("checkFacts", () => {
  it("passes what is true", () => {
    expect(complaints(trueScript())).toBe("");
    expect(checkFacts(trueScript(), { templatesFolder })).toEqual({
      id: "fact-receipts",
      status: "passed",
      measured: 0,
      limit: 0,
      unit: "unproven facts",
    });
  });

  it.each<[string, () => Script, RegExp]>([
    [
      "a wrong digit spoken",
      () => withNarration("b3", "India follows with 1.51 billion."),
      /no receipt for “1.51 billion”/,
    ],
    ["a wrong digit shown", () => withItem({ valueText: "1.51 billion" }), /no receipt for “1.51 billion”/],
    ["a wrong digit drawn", () => withItem({ value: 1_309_128_296 }), /value 1309128296 drawn for “India”/],
    [
      "a swapped name spoken",
      () => withNarration("b2", "Number 3: India has 282 million people."),
      /belongs to something else/,
    ],
    ["a swapped name shown", () => withItem({ label: "Indonesia" }), /belongs to something else|drawn for/],
    [
      "a name from the pack without receipt",
      () => withNarration("b3", "Pakistan follows with many."),
      /name “Pakistan”/,
    ],
    ["a name from nowhere", () => withNarration("b3", "They say Atlantis has many."), /name “Atlantis”/],
    ["a missing receipt", () => withReceipt("p-in", undefined), /no receipt for “1.41 billion”/],
    [
      "a receipt that its source denies",
      () => withReceipt("p-in", { value: 1_412_000_000 }),
      /says 1409128296, not 1412000000/,
    ],
    [
      "a receipt from a row that is not there",
      () =>
        withReceipt("n-in", { source: { kind: "pack", packId: "countries", rowId: "xx", field: "name" } }),
      /is empty/,
    ],
    [
      "a wording that says more than the value",
      () => withReceipt("p-in", { wordings: ["1.41 billion", "1.5 billion"] }),
      /“1.5 billion” does not say/,
    ],
    [
      "a wording that is another's name",
      () => withReceipt("n-in", { wordings: ["India", "Pakistan"] }),
      /“Pakistan” does not say India/,
    ],
    [
      "a wrong rank",
      () => withReceipt("r-id", { value: 2, wordings: ["Number 3", "Number 2"] }),
      /its rank is 3, not 2/,
    ],
    ["a rank nobody worked out", () => withReceipt("r-in", undefined), /no receipt for rank 2 of “India”/],
    [
      "a rank said of another",
      () => withNarration("b4", "And number 3 is China."),
      /belongs to something else/,
    ],
    ["a wrong superlative", () => withReceipt("r-cn", { value: 2 }), /its rank is 1, not 2/],
    ["a wrong ratio", () => withReceipt("ratio", { value: 6 }), /its ratio is 5\.\d+, not 6/],
    [
      "a ratio in wrong words",
      () => withReceipt("ratio", { wordings: ["five times", "5.0×", "six times"] }),
      /“six times” does not say/,
    ],
    ["bars against their ranks", () => withItem({ rank: 4 }), /ranks of/],
    [
      "a number in the caption",
      () => ({ ...trueScript(), caption: "Only 17 countries count." }),
      /caption: no receipt for “17”/,
    ],
    ["a number in the title", () => ({ ...trueScript(), title: "The 40 million club" }), /title: no receipt/],
  ])("finds %s", (_, make, expected) => {
    expect(complaints(make())).toMatch(expected);
    expect(checkFacts(make(), { templatesFolder }).status).toBe("failed");
  });

  it("warns of what nothing proves and the user wished to keep; what is wrong fails all the same", () => {
    const unproven = { ...trueScript(), caption: "Only 17 countries count." };
    const marked = { ...unproven, unverifiedClaims: ["17"] };
    expect(checkFacts(marked, { templatesFolder })).toMatchObject({
      status: "warned",
      measured: 1,
      message: "nothing proves “17”; kept and marked, as you wished",
    });
    const broken = { ...marked, receipts: [...marked.receipts, ...marked.receipts] };
    expect(checkFacts(broken, { templatesFolder }).status).toBe("failed");
  });

  it("proves the user's own words by the line they stand on", () => {
    const file = join(templatesFolder, "notes.md");
    writeFileSync(file, "# Tea\n\nTea is **5,000** years old in China.\n");
    const source = { kind: "text" as const, file, line: 3 };
    const words = "Tea is 5,000 years old in China.";
    const script = { ...withNarration("b3", words), receipts: [...trueScript().receipts] };
    expect(complaints(script)).toMatch(/5,000/);
    const proven = {
      ...script,
      receipts: [...script.receipts, { id: "t", value: words, wordings: [words], source }],
    };
    expect(complaints(proven)).toBe("");
    const invented = { id: "t", value: "x", wordings: ["Tea is 6,000 years old"], source };
    expect(complaints({ ...script, receipts: [...script.receipts, invented] })).toMatch(
      /is not in .*notes\.md/,
    );
  });

  it("proves cells of the user's table", () => {
    const file = join(templatesFolder, "sales.csv");
    writeFileSync(file, 'shop,"sales, $"\n"North, old",1200\nSouth,"$3,400"\n');
    const cell = (id: string, value: string | number, wordings: string[], row: number, column: string) => ({
      id,
      value,
      wordings,
      source: { kind: "table" as const, file, row, column },
    });
    const script = withNarration("b3", "South sold $3,400.");
    const receipts = [...script.receipts, cell("s", "South", ["South"], 2, "shop")];
    expect(
      complaints({ ...script, receipts: [...receipts, cell("v", 3400, ["$3,400"], 2, "sales, $")] }),
    ).toBe("");
    expect(
      complaints({ ...script, receipts: [...receipts, cell("v", 1200, ["$3,400"], 1, "sales, $")] }),
    ).toMatch(/does not say 1200/);
  });
});
