import { createHash, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { NewObject, ObjectStore } from "../../src/providers/contracts/object-store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

export interface StoreScene {
  store: ObjectStore;
  /** What is held under a key, past the store's own words. */
  bytesOf: (key: string) => Buffer | undefined;
  /** Puts something else there. */
  damage: (key: string) => void;
}

export const SMALL_BYTES = 100_000;
/** More than one request holds. */
export const LARGE_BYTES = 8 * 1024 * 1024 + 3;

export function newObject(byteCount: number, change: Partial<NewObject> = {}): NewObject & { bytes: Buffer } {
  const bytes = randomBytes(byteCount);
  const file = join(temporaryFolder(), "video.mp4");
  writeFileSync(file, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { signal } = new AbortController();
  return { key: `videos/${sha256}.mp4`, file, sha256, contentType: "video/mp4", signal, bytes, ...change };
}

/** What every object store owes: run it over each. */
export function objectStoreSuite(title: string, open: () => Promise<StoreScene>): void {
  const { signal } = new AbortController();

  describe(title, () => {
    it.each([
      ["empty", 0],
      ["small", SMALL_BYTES],
      ["large", LARGE_BYTES],
    ])("holds the same bytes as a file that is %s, and knows them", async (_size, byteCount) => {
      const { store, bytesOf } = await open();
      const object = newObject(byteCount);
      expect(await store.put(object)).toEqual({ isNew: true });
      expect(bytesOf(object.key)?.equals(object.bytes)).toBe(true);
      const facts = await store.head(object.key, signal);
      expect(facts).toMatchObject({ byteCount, sha256: object.sha256 });
      expect(["video/mp4", undefined]).toContain(facts?.contentType);
    });

    it("keeps the same content once, and puts right what is not the same", async () => {
      const { store, bytesOf, damage } = await open();
      const object = newObject(SMALL_BYTES);
      await store.put(object);
      expect(await store.put(object)).toEqual({ isNew: false });
      damage(object.key);
      expect(await store.put(object)).toEqual({ isNew: true });
      expect(bytesOf(object.key)?.equals(object.bytes)).toBe(true);
    });

    it("has nothing where nothing was put", async () => {
      const { store } = await open();
      expect(await store.head("videos/none.mp4", signal)).toBeUndefined();
    });

    it.each([SMALL_BYTES, LARGE_BYTES])(
      "never holds %d bytes that are not what their key promises",
      async (byteCount) => {
        const { store, bytesOf } = await open();
        const object = newObject(byteCount);
        writeFileSync(object.file, randomBytes(byteCount));
        await expect(store.put(object)).rejects.toMatchObject({ kind: "transient", code: "object-changed" });
        expect(bytesOf(object.key)).toBeUndefined();
      },
    );

    it("stops when it is told to, and says why", async () => {
      const { store, bytesOf } = await open();
      const reason = new Error("the user left");
      const object = newObject(SMALL_BYTES, { signal: AbortSignal.abort(reason) });
      await expect(store.put(object)).rejects.toBe(reason);
      expect(bytesOf(object.key)).toBeUndefined();
    });

    it.each(["../x.mp4", "/x.mp4", "a//b.mp4", "a b.mp4", "ü.mp4", ""])(
      "refuses %j as a key",
      async (key) => {
        const { store } = await open();
        await expect(store.put(newObject(10, { key }))).rejects.toThrow("no key");
      },
    );
  });
}
