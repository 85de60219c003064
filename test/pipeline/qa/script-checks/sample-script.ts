import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sayText } from "../../../../src/ideas/spoken-numbers/say-text.ts";
import type { LayoutData } from "../../../../src/model/layout-data.ts";
import type { Receipt } from "../../../../src/model/receipt.ts";
import type { Beat, Script } from "../../../../src/model/script.ts";

const ROWS = [
  { id: "in", name: "India", continent: "Asia", isMember: true, population: 1_409_128_296 },
  { id: "cn", name: "China", continent: "Asia", isMember: true, population: 1_416_043_270 },
  { id: "id", name: "Indonesia", continent: "Asia", isMember: true, population: 281_562_465 },
  { id: "pk", name: "Pakistan", continent: "Asia", isMember: true, population: 252_363_571 },
  {
    id: "us",
    name: "United States",
    shortName: "US",
    continent: "America",
    isMember: true,
    population: 341_963_408,
  },
];

/** A `templates/` folder with one small pack. */
export function makeTemplates(): string {
  const folder = mkdtempSync(join(tmpdir(), "viral-facts-"));
  mkdirSync(join(folder, "packs", "countries"), { recursive: true });
  writeFileSync(join(folder, "packs", "countries", "rows.json"), JSON.stringify({ rows: ROWS }));
  return folder;
}

function pack(id: string, value: string | number, wordings: string[], rowId: string, field: string): Receipt {
  return { id, value, wordings, source: { kind: "pack", packId: "countries", rowId, field } };
}

function rank(id: string, value: number, wordings: string[], from: string): Receipt {
  const among = {
    packId: "countries",
    field: "population",
    where: { continent: "Asia" },
    order: "top" as const,
  };
  return { id, value, wordings, source: { kind: "computed", operation: "rank", from: [from], among } };
}

function beat(id: string, role: Beat["role"], text: string, data: LayoutData): Beat {
  const timing = { minDurationMs: 2000, pauseAfterMs: 200, accent: "cut" as const, shotKeywords: [] };
  return { id, role, narration: sayText(text), data, ...timing };
}

const items = [
  { rank: 3, label: "Indonesia", value: 281_562_465, valueText: "282 million" },
  { rank: 2, label: "India", value: 1_409_128_296, valueText: "1.41 billion" },
  { rank: 1, label: "China", value: 1_416_043_270, valueText: "1.42 billion" },
];

/** A true countdown: top three of Asia by population. */
export function trueScript(): Script {
  const list = (activeRank: number): LayoutData => ({
    layout: "bar-countdown",
    title: "Most people in Asia",
    items,
    activeRank,
    source: "CLDR 48",
  });
  return {
    language: "en",
    formatId: "countdown",
    title: "Most people in Asia",
    hook: "Three giants of Asia, counted",
    beats: [
      beat("b1", "hook", "Three giants of Asia, counted", {
        layout: "headline",
        text: "Three giants of Asia, counted",
      }),
      beat("b2", "item", "Number 3: Indonesia has 282 million people.", list(3)),
      beat("b3", "item", "India follows with 1.41 billion.", list(2)),
      beat("b4", "item", "And the largest is China with 1.42 billion.", list(1)),
      beat("b5", "outro", "China has five times as many people as Indonesia.", {
        layout: "headline",
        text: "China is 5.0× Indonesia",
      }),
    ],
    caption: "China, India, Indonesia: 282 million is only third.",
    hashtags: ["#asia"],
    receipts: [
      pack("n-id", "Indonesia", ["Indonesia"], "id", "name"),
      pack("n-in", "India", ["India"], "in", "name"),
      pack("n-cn", "China", ["China"], "cn", "name"),
      pack("asia", "Asia", ["Asia"], "cn", "continent"),
      pack("p-id", 281_562_465, ["282 million"], "id", "population"),
      pack("p-in", 1_409_128_296, ["1.41 billion"], "in", "population"),
      pack("p-cn", 1_416_043_270, ["1.42 billion"], "cn", "population"),
      rank("r-id", 3, ["Number 3"], "p-id"),
      rank("r-in", 2, ["Number 2"], "p-in"),
      rank("r-cn", 1, ["largest"], "p-cn"),
      {
        id: "ratio",
        value: 1_416_043_270 / 281_562_465,
        wordings: ["five times", "5.0×"],
        source: { kind: "computed", operation: "ratio", from: ["p-cn", "p-id"] },
      },
    ],
    credits: ["Data: Unicode CLDR 48"],
  };
}

/** The same script with the words of one beat replaced. */
export function withNarration(beatId: string, text: string): Script {
  const script = trueScript();
  const beats = script.beats.map((entry) =>
    entry.id === beatId ? { ...entry, narration: sayText(text) } : entry,
  );
  return { ...script, beats };
}

/** The same script with one receipt changed, or dropped when `change` is undefined. */
export function withReceipt(id: string, change: Partial<Receipt> | undefined): Script {
  const script = trueScript();
  const receipts = script.receipts.flatMap((receipt) => {
    if (receipt.id !== id) return [receipt];
    return change === undefined ? [] : [{ ...receipt, ...change }];
  });
  return { ...script, receipts };
}
