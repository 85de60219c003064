import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diagnose } from "../../../src/pipeline/answers/diagnose.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { temporaryFolder } from "../../support/store.ts";

const secrets = { id: "secrets", status: "ok" as const, found: "a file", remedy: null };
const look = async (home = temporaryFolder(), settings = {}) => {
  const findings = await diagnose(
    home,
    settings,
    {},
    {
      secretsPlace: async () => secrets,
      credentials: async () => ({ id: "credentials", status: "ok", found: "not signed", remedy: null }),
      accounts: async () => [{ id: "accounts", status: "ok", found: "toy/main", remedy: null }],
    },
  );
  return Object.fromEntries(findings.map((finding) => [finding.id, finding]));
};

test("on a fresh machine all is there, and the database is yet to come", async () => {
  const found = await look();
  expect(Object.keys(found)).toEqual(["ffmpeg", "voice", "fonts", "credentials", "database", "secrets"]);
  expect(Object.values(found).map(({ status }) => status)).toEqual(["ok", "ok", "ok", "ok", "ok", "ok"]);
  expect(found["ffmpeg"]?.found).toMatch(/^\S+ \(bundled: \//);
  expect(found["database"]?.found).toContain("not made yet");
  expect(found["secrets"]).toEqual(secrets);
});

test("a database that opens is named, and so are the accounts in it", async () => {
  const home = temporaryFolder();
  await (await openStore({ homeFolder: home })).close();
  const found = await look(home);
  expect(found["database"]).toMatchObject({ status: "ok", found: join(home, "viral.db") });
  expect(found["accounts"]?.found).toBe("toy/main");
});

test("what is broken is found, not thrown, and each says what to do", async () => {
  const home = temporaryFolder();
  writeFileSync(join(home, "viral.db"), "no database at all, but long enough to be looked at");
  const found = await look(home, { ffmpeg: "/no/such/ffmpeg" });
  for (const id of ["ffmpeg", "database"]) {
    expect(found[id]?.status, id).toBe("missing");
    expect(found[id]?.remedy, id).toEqual(expect.any(String));
  }
});
