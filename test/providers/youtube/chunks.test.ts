import fc from "fast-check";
import { expect, it } from "vitest";
import {
  bytesBeforeLast,
  contentRange,
  QUANTUM_BYTES,
  storedBytesIn,
} from "../../../src/providers/youtube/chunks.ts";

const MIB = 1024 * 1024;

it.each([
  ["a small video has one piece: the last", 1_000, 0, 8 * MIB, 0],
  ["a whole quantum is a last piece, too", QUANTUM_BYTES, 0, 8 * MIB, 0],
  ["one byte more leaves one for the last", QUANTUM_BYTES + 1, 0, 8 * MIB, QUANTUM_BYTES],
  ["never more than a piece", 100 * MIB, 8 * MIB, 8 * MIB, 8 * MIB],
  ["never less than a quantum", 100 * MIB, 0, 1, QUANTUM_BYTES],
  ["on from an odd place", QUANTUM_BYTES * 3, 100_001, 8 * MIB, 2 * QUANTUM_BYTES],
  ["all is there", 5_000, 5_000, 8 * MIB, 0],
])("%s", (_what, total, stored, chunk, expected) => {
  expect(bytesBeforeLast(total, stored, chunk)).toBe(expected);
});

it("brings any video to its last piece in multiples of a quantum, and leaves at most one", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 * MIB }),
      fc.integer({ min: 1, max: 9 * MIB }),
      (total, chunk) => {
        let stored = 0;
        for (;;) {
          const next = bytesBeforeLast(total, stored, chunk);
          if (next === 0) break;
          expect(next % QUANTUM_BYTES).toBe(0);
          stored += next;
        }
        expect(total - stored).toBeGreaterThan(0);
        expect(total - stored).toBeLessThanOrEqual(QUANTUM_BYTES);
      },
    ),
    { numRuns: 200 },
  );
});

it("names the bytes that it sends, and asks with none", () => {
  expect(contentRange(0, 10, 100)).toBe("bytes 0-9/100");
  expect(contentRange(90, 10, 100)).toBe("bytes 90-99/100");
  expect(contentRange(90, 0, 100)).toBe("bytes */100");
});

it.each([
  [null, 0],
  ["bytes=0-99", 100],
  ["bytes=0-999999", 1_000],
  ["bytes=5-99", 0],
  ["0-99", 0],
  ["bytes=0-", 0],
])("reads the range %s as %i stored bytes", (range, stored) => {
  expect(storedBytesIn(range, 1_000)).toBe(stored);
});
