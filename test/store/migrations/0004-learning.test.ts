import { sql } from "kysely";
import { expect, test } from "vitest";
import { temporaryStore } from "../../support/store.ts";

const QUESTIONS: Record<string, string> = {
  "a video's feedback": `performance_feedback where tenant_id = 'a' and video_id = 'v' order by id desc`,
  "a measure's feedback": `performance_feedback where tenant_id = 'a' and measure = 'm' order by id desc`,
  "critiques of something": `self_critiques where tenant_id = 'a' and subject_id = 's' order by id desc`,
  "what holds about a topic": `reflexion_insights where tenant_id = 'a' and status = 'active' and topic = 't' order by id desc`,
  "what changes a score": `scoring_adjustments where tenant_id = 'a' and status = 'active' and feature = 'f' order by id desc`,
};

test("what the learning loop asks is answered by an index, newest first, without a scan or a sort", async () => {
  const { db } = await temporaryStore();
  for (const [name, from] of Object.entries(QUESTIONS)) {
    const { rows } = await sql<{ detail: string }>`explain query plan select * from ${sql.raw(from)}`.execute(
      db,
    );
    expect(
      rows.map(({ detail }) => detail),
      name,
    ).toEqual([expect.stringMatching(/^SEARCH .* USING INDEX .*_by_/)]);
  }
});
