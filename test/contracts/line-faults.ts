import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import type { VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import { dribbles, truncates } from "../support/hostile-server.ts";
import { contractServer, type Fault } from "./contract-server.ts";
import { hugeBody, redirectsTo } from "./faults.ts";

/** Silence that ends an answer, on the lines of a bench. */
export const LINE_IDLE_MS = 120;

/** What is wrong with the surroundings of a vendor. */
export interface LineChange {
  baseUrl?: string;
  key?: string;
}

/** A vendor that is about to be asked for what it is there for. */
export interface LineBench {
  /** Asks once; what is asked may take half a second. */
  ask(): Promise<unknown>;
  /** Every answer to that meets this. */
  meet(fault: Fault): void;
  /** How often that was sent: not what was asked about it before or afterwards. */
  sentCount(): number;
  /** Money that is counted as gone; absent: it costs none. */
  spent?(): Promise<number>;
}

export interface LineCase {
  definition: VendorDefinition;
  /** A good one; empty: the vendor's SDK looks for its own. */
  key: string;
  open(change: LineChange): Promise<LineBench>;
}

/** A machine that is not this one: nobody may go there without encryption. */
const ELSEWHERE = "http://192.0.2.7/v1";

interface LineFault {
  what: string;
  /** Of the surroundings: nothing is sent. */
  change?: (key: string) => LineChange;
  /** Of the answer: nothing is asked again, and nobody else is asked. */
  fault?: (otherOrigin: string) => Fault;
  error: Readonly<Record<string, unknown>>;
}

/** What can be wrong with a line to any vendor, whatever it makes. */
export const LINE_FAULTS: readonly LineFault[] = [
  {
    what: "an address without encryption",
    change: () => ({ baseUrl: ELSEWHERE }),
    error: { kind: "config", code: "vendor-plain-http" },
  },
  {
    what: "a key with a line break",
    change: (key) => ({ key: `${key}\n` }),
    error: { kind: "config", code: "vendor-key-malformed" },
  },
  {
    what: "an empty key",
    change: () => ({ key: "" }),
    error: { kind: "config", code: "vendor-key-missing" },
  },
  { what: "a redirect to another host", fault: (other) => redirectsTo(307, `${other}/v1`), error: {} },
  { what: "a redirect that would be a GET", fault: (other) => redirectsTo(302, `${other}/v1`), error: {} },
  {
    what: "an answer that trickles in",
    fault: () => answered(dribbles("{", 3 * LINE_IDLE_MS, JSON_HEADERS)),
    error: {},
  },
  {
    what: "an answer cut short",
    fault: () => answered(truncates(Buffer.from("{"), JSON_HEADERS)),
    error: {},
  },
  { what: "a huge answer", fault: () => hugeBody(8_000_000), error: {} },
];

const JSON_HEADERS = { "content-type": "application/json" };

function answered(behaviour: ReturnType<typeof dribbles>): Fault {
  return { work: "before", behave: (met) => behaviour(met.request, met.response) };
}

/** What every vendor's line owes: part of each suite. What becomes of the money of what was sent, the suites say themselves. */
export function lineFaultSuite(line: LineCase): void {
  const { definition, key } = line;
  const mayLackKey = definition.isKeyOptional === true;
  const rows = LINE_FAULTS.filter(({ change }) => {
    const { key: spoilt } = change?.("k") ?? {};
    return spoilt === undefined || (key !== "" && !(spoilt === "" && mayLackKey));
  });

  describe("a line", () => {
    it.each(rows)("with $what is an error, and nobody else hears of it", async (row) => {
      const other = await contractServer({ routes: [], refuse: (status) => ({ status }) });
      const bench = await line.open(row.change?.(key) ?? {});
      if (row.fault) bench.meet(row.fault(other.origin));
      const error: unknown = await bench.ask().then(
        (value) => {
          throw new Error(`It worked: ${inspect(value)}`);
        },
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject(row.error);
      expect(other.requests).toHaveLength(0);
      expect(bench.sentCount()).toBe(row.change ? 0 : 1);
      if (row.change) expect((await bench.spent?.()) ?? 0).toBe(0);
      if (key !== "") expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(key);
    });
  });
}
