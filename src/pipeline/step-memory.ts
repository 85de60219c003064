import type { Json } from "../core/json.ts";
import { readMemory, writeMemory } from "../store/repositories/step-memories.ts";
import type { EffectTools } from "./effect-tools.ts";
import { seal, unseal } from "./seal.ts";
import type { StepMemory } from "./step-table.ts";

/**
 * What a step keeps of one part of it, sealed: addresses of uploads open something. `key`: `job/step/part`; `where`: for
 * fault points.
 */
export function stepMemory(
  { store, clock, sealKey, faults }: Pick<EffectTools, "store" | "clock" | "sealKey" | "faults">,
  key: string,
  where: string,
): StepMemory {
  const about = `memory of ${key}`;
  return {
    async read() {
      const sealed = await readMemory(store, key);
      if (sealed === undefined) return undefined;
      return JSON.parse(unseal(sealed, await sealKey(), about)) as Json;
    },
    async write(state) {
      const sealed = seal(JSON.stringify(state), await sealKey(), about);
      await faults.hit("memory-before-write", where);
      await writeMemory(store, { key, sealed }, clock.nowMs());
      await faults.hit("memory-written", where);
    },
  };
}
