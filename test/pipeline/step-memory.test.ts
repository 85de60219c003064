import { expect, test } from "vitest";
import type { FaultPoint } from "../../src/pipeline/faults.ts";
import { stepMemory } from "../../src/pipeline/step-memory.ts";
import { readMemory, writeMemory } from "../../src/store/repositories/step-memories.ts";
import { temporaryStore } from "../support/store.ts";

const ADDRESS = "https://upload.tube/v/1?upload_token=canary-0123456789";

async function setUp() {
  const store = await temporaryStore();
  const hits: FaultPoint[] = [];
  const tools = {
    store,
    clock: { nowMs: () => 7 },
    sealKey: async () => Buffer.alloc(32, 3),
    faults: { hit: (point: FaultPoint) => void hits.push(point) },
  };
  return { store, hits, open: (key: string) => stepMemory(tools, key, "post/publish") };
}

test("comes back as it was written, and lies sealed", async () => {
  const { store, hits, open } = await setUp();
  const memory = open("job_1/publish/1");
  expect(await memory.read()).toBeUndefined();
  await memory.write({ address: ADDRESS, sentBytes: 5 });
  expect(await open("job_1/publish/1").read()).toEqual({ address: ADDRESS, sentBytes: 5 });
  expect(await readMemory(store, "job_1/publish/1")).not.toContain("canary");
  expect(hits).toEqual(["memory-before-write", "memory-written"]);
});

test("cannot be moved to another key", async () => {
  const { store, open } = await setUp();
  await open("job_1/publish/1").write("mine");
  const sealed = (await readMemory(store, "job_1/publish/1")) ?? "";
  await writeMemory(store, { key: "job_2/publish/1", sealed }, 1);
  await expect(open("job_2/publish/1").read()).rejects.toMatchObject({ code: "seal-key-wrong" });
});
