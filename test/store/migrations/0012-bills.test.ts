import { sql } from "kysely";
import { expect, test } from "vitest";
import { temporaryStore } from "../../support/store.ts";

const QUESTIONS: Record<string, string> = {
  "bills of a model": `spend_ledger where tenant_id = 'a' and provider_id = 'fal' and model = 'm' order by id desc`,
  "requests of a bill": `api_usage where tenant_id = 'a' and ledger_id = 'l' order by id desc`,
};

test("bills and their requests are found by an index, without a scan or a sort", async () => {
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
