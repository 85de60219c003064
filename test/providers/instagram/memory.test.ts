import { expect, it } from "vitest";
import type { Json } from "../../../src/core/json.ts";
import { ANEW, keep, readMemory } from "../../../src/providers/instagram/memory.ts";

function memoryWith(state: Json | undefined) {
  let kept = state;
  return {
    read: async () => kept,
    write: async (next: Json) => {
      kept = next;
    },
    kept: () => kept,
  };
}

it("begins with a plan, and keeps what changes", async () => {
  const memory = memoryWith(undefined);
  const first = await readMemory(memory);
  expect(first).toMatchObject({ stage: "planned", containerId: null, publish: null, mediaId: null });
  await keep(memory, first, { stage: "container-made", containerId: "17990000000000001" });
  expect(await readMemory(memory)).toMatchObject({
    stage: "container-made",
    containerId: "17990000000000001",
  });
  const again = await keep(memory, await readMemory(memory), ANEW);
  expect(again).toEqual(first);
});

it.each([
  [{ schema: "viral.instagram-memory/2", stage: "planned" }],
  ["text"],
  [{ schema: "viral.instagram-memory/1", stage: "published" }],
])("does not guess what it cannot read: %j", async (state) => {
  await expect(readMemory(memoryWith(state))).rejects.toMatchObject({ code: "post-memory-unreadable" });
});
