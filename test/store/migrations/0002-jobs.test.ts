import { sql } from "kysely";
import { expect, test } from "vitest";
import { temporaryStore } from "../../support/store.ts";

/** What journal, effects and ledger ask on every step, as their repositories ask it. */
const QUESTIONS: Record<string, string> = {
  "the next job": `select id from job_queue where tenant_id = 'a' and status = 'queued' order by priority desc, id`,
  "the next due": `select id from job_queue where tenant_id = 'a' and status = 'waiting' order by not_before_ms`,
  "a run's jobs": `select id from job_queue where tenant_id = 'a' and run_id = 'r' order by id`,
  "a video's jobs": `select id from job_queue where tenant_id = 'a' and video_id = 'v'`,
  "a job's steps": `select step from job_steps where tenant_id = 'a' and job_id = 'j'`,
  "a job's effects": `select key from effects where tenant_id = 'a' and job_id = 'j'`,
  "parked effects": `select key from effects where tenant_id = 'a' and state = 'parked' order by key`,
  "spent in a run": `select sum(amount_usd_micros) from spend_ledger where tenant_id = 'a' and run_id = 'r'`,
  "spent on a video": `select sum(amount_usd_micros) from spend_ledger where tenant_id = 'a' and video_id = 'v'`,
  "spent in a day": `select sum(amount_usd_micros) from spend_ledger where tenant_id = 'a' and day = 'd'`,
};

test("every question of a step is answered by an index, without a scan or a sort", async () => {
  const { db } = await temporaryStore();
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(question)}`.execute(db);
    expect(
      rows.map(({ detail }) => detail),
      name,
    ).toEqual([expect.stringMatching(/^SEARCH .* USING .*INDEX/)]);
  }
});
