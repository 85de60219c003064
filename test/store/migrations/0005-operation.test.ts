import { sql } from "kysely";
import { expect, test } from "vitest";
import { temporaryStore } from "../../support/store.ts";

const QUESTIONS: Record<string, string> = {
  "readings of a metric": `system_metrics where tenant_id = 'a' and name = 'rss' order by id desc`,
  "use of a vendor": `api_usage where tenant_id = 'a' and provider_id = 'fal' order by id desc`,
  "use in a run": `api_usage where tenant_id = 'a' and run_id = 'r'`,
};

test("metrics and use of vendors are found by an index, without a scan or a sort", async () => {
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
