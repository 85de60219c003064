import { closeSync, openSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import { createStore } from "../../src/store/create-store.ts";
import { openSqlite, sqliteDialect } from "../../src/store/dialects/sqlite.ts";
import { openStore } from "../../src/store/open-store.ts";
import { getJob, insertJobs, listJobs, updateJob } from "../../src/store/repositories/jobs.ts";
import type { Store } from "../../src/store/scope.ts";
import { countingIds, temporaryFolder, temporaryStore } from "../support/store.ts";

async function addJobs(store: Store, count: number): Promise<string[]> {
  const jobs = Array.from({ length: count }, (_, index) => ({
    runId: "run_1",
    kind: "video" as const,
    label: `${index} ${"x".repeat(500)}`,
  }));
  return await insertJobs(store, jobs, { newId: countingIds(), nowMs: 1 });
}

/** A store that opens, because header and schema are whole, and whose rows are noise. */
async function damagedStore(): Promise<{ store: Store; file: string }> {
  const homeFolder = temporaryFolder();
  const whole = await openStore({ homeFolder });
  await addJobs(whole, 400);
  await whole.close();
  const file = join(homeFolder, "viral.db");
  const noise = Buffer.alloc(40 * 4096, 0xee);
  const descriptor = openSync(file, "r+");
  writeSync(descriptor, noise, 0, noise.length, statSync(file).size - noise.length);
  closeSync(descriptor);
  return { store: await temporaryStore(homeFolder), file };
}

test("a plain read of a damaged database says so, as a write in a transaction does", async () => {
  const { store, file } = await damagedStore();
  const corrupt = { kind: "config", code: "database-corrupt", message: expect.stringContaining(file) };
  await expect(listJobs(store, { limit: 1000 })).rejects.toMatchObject(corrupt);
  await expect(
    store.transaction(async (scope) => {
      for (const job of (await listJobs(scope, { limit: 1000 })).jobs)
        await updateJob(scope, job.id, { label: "y" }, 2);
    }),
  ).rejects.toMatchObject(corrupt);
});

test("a transaction that fails leaves nothing, and its own error is what the caller sees", async () => {
  const store = await temporaryStore();
  const refusal = new AppError({ kind: "usage", code: "no", message: "no" });
  let id = "";
  await expect(
    store.transaction(async (scope) => {
      [id = ""] = await addJobs({ ...store, ...scope }, 1);
      throw refusal;
    }),
  ).rejects.toBe(refusal);
  expect(await getJob(store, id)).toBeUndefined();
  await store.transaction(async (scope) => await addJobs({ ...store, ...scope }, 1));
  expect((await listJobs(store, { limit: 5 })).jobs).toHaveLength(1);
});

test("a store without its tables is no store: migrating is the caller's to leave out", async () => {
  const file = join(temporaryFolder(), "a.db");
  const store = await createStore({
    dialect: sqliteDialect(openSqlite(file)),
    dialectName: "sqlite",
    tenantId: "local",
    machineId: "m",
    migrate: false,
    place: file,
  });
  await expect(getJob(store, "job_1")).rejects.toThrow("no such table: job_queue");
  await store.close();
});
