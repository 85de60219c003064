import fc from "fast-check";
import { expect, test } from "vitest";
import { createByteRoom } from "../../../src/studio/compositor/byte-room.ts";

test("pieces never overlap and never leave the room; given back they are one piece again", () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(lengths, fc.array(fc.nat()), (sizes, order) => {
      const room = createByteRoom(100, 300);
      const taken: { offset: number; bytes: number }[] = [];
      for (const bytes of sizes) {
        const offset = room.take(bytes);
        if (offset === undefined) continue;
        expect(offset).toBeGreaterThanOrEqual(100);
        expect(offset + bytes).toBeLessThanOrEqual(300);
        for (const other of taken)
          expect(offset + bytes <= other.offset || offset >= other.offset + other.bytes).toBe(true);
        taken.push({ offset, bytes });
      }
      for (const index of [...order, ...sizes.keys()]) {
        const [piece] = taken.splice(index % Math.max(1, taken.length), 1);
        if (piece) room.give(piece.offset, piece.bytes);
      }
      for (const piece of taken) room.give(piece.offset, piece.bytes);
      expect(room.take(200)).toBe(100);
    }),
  );
});

test("what is too long for every free piece is not given", () => {
  const room = createByteRoom(0, 100);
  const [first, , third] = [room.take(30), room.take(40), room.take(30)];
  expect(room.take(1)).toBeUndefined();
  room.give(first ?? -1, 30);
  room.give(third ?? -1, 30);
  expect(room.take(31)).toBeUndefined();
  expect(room.take(30)).toBe(0);
});
