import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FactSource, Receipt } from "../../../../src/model/receipt.ts";
import { refuteReceipt } from "../../../../src/pipeline/qa/script-checks/prove-receipt.ts";
import { SourceReader } from "../../../../src/pipeline/qa/script-checks/read-again.ts";
import { makeTemplates } from "./sample-script.ts";

let templatesFolder: string;
beforeAll(() => {
  templatesFolder = makeTemplates();
});
afterAll(() => rmSync(templatesFolder, { recursive: true }));

type Operation = Extract<FactSource, { kind: "computed" }>["operation"];

/** Judges a value computed from 281,562,465 (Indonesia) and 252,363,571 (Pakistan). */
function judge(operation: Operation, value: number, wording: string, from = ["a", "b"]): string | undefined {
  const part = (id: string, rowId: string, number: number): Receipt => ({
    id,
    value: number,
    wordings: [String(number)],
    source: { kind: "pack", packId: "countries", rowId, field: "population" },
  });
  const parts = [part("a", "id", 281_562_465), part("b", "pk", 252_363_571)];
  const receipt: Receipt = {
    id: "c",
    value,
    wordings: [wording],
    source: { kind: "computed", operation, from },
  };
  const all = new Map([...parts, receipt].map((entry) => [entry.id, entry]));
  return refuteReceipt(receipt, all, new SourceReader(templatesFolder));
}

const ratio = 281_562_465 / 252_363_571;

describe("computed receipts", () => {
  it.each<[Operation, number, string]>([
    ["ratio", ratio, "1.1 times"],
    ["ratio", ratio, "12% more"],
    ["ratio", ratio, "12% more than"],
    ["ratio", ratio, "more than 1.1 times"],
    ["difference", 29_198_894, "29 million"],
    ["sum", 533_926_036, "534 million"],
    ["percent", (ratio - 1) * 100, "12%"],
    ["share", ratio * 100, "112%"],
    ["extent", 29_198_894, "about 30 million"],
    ["count", 2, "two"],
    ["rank", 1, "largest"],
  ])("accepts a true %s", (operation, value, wording) => {
    expect(judge(operation, value, wording)).toBeUndefined();
  });

  it.each<[Operation, number, string]>([
    ["ratio", 2, "twice"],
    ["ratio", ratio, "twice"],
    ["ratio", ratio, "13% more"],
    ["ratio", ratio, "11% more than"],
    ["ratio", ratio, "almost 1.1 times"],
    ["difference", 29_198_894, "39 million"],
    ["count", 3, "three"],
    ["rank", 3, "third, number 3"],
    ["extent", 29_198_894, "a lot"],
  ])("refuses a false %s", (operation, value, wording) => {
    expect(judge(operation, value, wording)).toBeTypeOf("string");
  });

  it("refuses what is computed from nothing", () => {
    expect(judge("sum", 1, "1", ["a", "zz"])).toMatch(/do not exist/);
  });
});
