import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Clock } from "../../src/core/clock.ts";
import type { Json } from "../../src/core/json.ts";
import type { PostDocument } from "../../src/model/post.ts";
import type { PostOrder } from "../../src/model/post-order.ts";
import { NO_FAULTS } from "../../src/pipeline/faults.ts";
import { stepMemory } from "../../src/pipeline/step-memory.ts";
import type { StepMemory } from "../../src/pipeline/step-table.ts";
import type { PostNews, Publisher, PublishRequest } from "../../src/providers/contracts/publisher.ts";
import { type EffectRow, getEffect } from "../../src/store/repositories/effects.ts";
import type { Store } from "../../src/store/scope.ts";
import { newTenant } from "./shared-store.ts";

export const JOB_ID = "job_1";
/** Of the post's only effect, and of its memory. */
export const EFFECT_KEY = `${JOB_ID}/publish/1`;
/** For fault points. */
export const WHERE = "post/publish";

export interface PostSetting {
  order: PostOrder;
  /** Time passes only while a process waits. */
  clock: Clock;
  pass: (durationMs: number) => void;
  /** A publisher as a new process opens it. */
  open: (fetch: typeof globalThis.fetch) => Publisher;
  progress?: (doneBytes: number, totalBytes: number) => void;
}

/** One post of one account, and all that outlives its processes. */
export interface PostWorld extends PostSetting {
  store: () => Promise<Store>;
  /** As a living process has it. */
  memory: StepMemory;
  /** The effect as it is written down. */
  row: () => Promise<EffectRow | undefined>;
  /** What was ever said of the post. */
  said: PostNews[];
  /** For calls of a publisher outside of processes. */
  request: (change?: Partial<PublishRequest>) => PublishRequest;
}

export function postWorld(setting: PostSetting): PostWorld {
  const { order, clock, progress = () => undefined } = setting;
  const folder = dirname(order.file);
  writeFileSync(join(folder, "post.json"), JSON.stringify(documentOf(order)));
  const store = newTenant();
  const memoryOf = async (): Promise<StepMemory> =>
    stepMemory({ store: await store(), clock, sealKey, faults: NO_FAULTS }, EFFECT_KEY, WHERE);
  const memory: StepMemory = {
    read: async () => await (await memoryOf()).read(),
    write: async (state) => await (await memoryOf()).write(state),
  };
  return {
    ...setting,
    store,
    memory,
    row: async () => await getEffect(await store(), EFFECT_KEY),
    said: [],
    request: (change = {}) => ({
      effectKey: EFFECT_KEY,
      videoId: order.videoId,
      folder,
      post: documentOf(order),
      order,
      memory,
      progress,
      signal: new AbortController().signal,
      ...change,
    }),
  };
}

/** As if an earlier process had left it so. */
export async function changeMemory({ memory }: PostWorld, change: Record<string, Json>): Promise<void> {
  await memory.write({ ...((await memory.read()) as object), ...change });
}

export const sealKey = async (): Promise<Buffer> => Buffer.alloc(32, 3);

const documentOf = ({ videoId, isAiGenerated }: PostOrder): PostDocument => ({
  schema: "viral.post/1",
  videoId,
  disclosure: { isAiGenerated, reasons: [] },
  credits: [],
  platforms: [],
});
