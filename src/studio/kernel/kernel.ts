import { readFile } from "node:fs/promises";

const PAGE_BYTES = 65_536;

/** The compiled kernel, see `assembly/kernel.ts`. Every argument is an integer; pointers are byte offsets. */
interface KernelFunctions {
  toPlanes: (...args: number[]) => void;
  blend: (...args: number[]) => void;
  blendScaled: (...args: number[]) => void;
  upscale: (...args: number[]) => void;
  toSmallPlanes: (...args: number[]) => void;
}

export interface Kernel extends KernelFunctions {
  /** Fixed in size, so that views of it stay valid. */
  bytes: Uint8Array;
}

/** Loads the kernel with a memory of its own. The system gives pages only when they are touched. */
export async function loadKernel(memoryBytes: number): Promise<Kernel> {
  const pages = Math.ceil(memoryBytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const wasm = await readFile(new URL("./kernel.wasm", import.meta.url));
  const { instance } = await WebAssembly.instantiate(wasm, {
    env: { memory },
  });
  const functions = instance.exports as unknown as KernelFunctions;
  return {
    toPlanes: functions.toPlanes,
    blend: functions.blend,
    blendScaled: functions.blendScaled,
    upscale: functions.upscale,
    toSmallPlanes: functions.toSmallPlanes,
    bytes: new Uint8Array(memory.buffer),
  };
}
