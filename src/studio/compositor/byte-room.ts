/** A stretch of memory that is given out in pieces and taken back; neighbouring free pieces grow together. */
export interface ByteRoom {
  /** Offset of a free piece, or undefined when no piece is long enough. */
  take(bytes: number): number | undefined;
  /** Takes back exactly what `take` gave. */
  give(offset: number, bytes: number): void;
}

interface Hole {
  start: number;
  end: number;
}

export function createByteRoom(start: number, end: number): ByteRoom {
  /** In order of offset, never touching each other. */
  const holes: Hole[] = [{ start, end }];
  return {
    take(bytes) {
      const index = holes.findIndex((hole) => hole.end - hole.start >= bytes);
      const hole = holes[index];
      if (!hole) return undefined;
      const offset = hole.start;
      hole.start += bytes;
      if (hole.start === hole.end) holes.splice(index, 1);
      return offset;
    },
    give(offset, bytes) {
      const after = holes.findIndex((hole) => hole.start > offset);
      const index = after === -1 ? holes.length : after;
      const freed = { start: offset, end: offset + bytes };
      const before = holes[index - 1];
      const next = holes[index];
      if (before?.end === freed.start) freed.start = before.start;
      if (next?.start === freed.end) freed.end = next.end;
      const first = freed.start === offset ? index : index - 1;
      const merged = (freed.start === offset ? 0 : 1) + (freed.end === offset + bytes ? 0 : 1);
      holes.splice(first, merged, freed);
    },
  };
}
