import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

export interface FakeSchedulers {
  /** A `PATH` with nothing but these programs, and a home of their own. */
  env: Record<string, string>;
  home: string;
  /** Bytes of the user's crontab; undefined: none. */
  crontab: () => Buffer | undefined;
  setCrontab: (bytes: Buffer) => void;
  /** What systemctl was asked, in order. */
  asked: () => string[];
}

/** Programs that behave as `crontab` and `systemctl --user` do, in a folder that is gone after the test. */
export function fakeSchedulers(
  options: {
    crontab?: "works" | "denied" | "broken" | "missing";
    systemctl?: "works" | "refuses" | "no-bus";
  } = {},
): FakeSchedulers {
  const folder = temporaryFolder();
  const [bin, home, table, log] = ["bin", "my home", "table", "log"].map((name) => join(folder, name));
  if (!bin || !home || !table || !log) throw new Error("four names, four paths");
  mkdirSync(bin);
  mkdirSync(home);
  const program = (name: string, script: string): void => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}`);
    chmodSync(join(bin, name), 0o755);
  };
  if (options.crontab !== "missing") program("crontab", CRONTABS[options.crontab ?? "works"](table));
  if (options.systemctl) program("systemctl", SYSTEMCTLS[options.systemctl](log));
  return {
    env: { PATH: bin, HOME: home },
    home,
    crontab: () => (existsSync(table) ? readFileSync(table) : undefined),
    setCrontab: (bytes) => writeFileSync(table, bytes),
    asked: () => (existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : []),
  };
}

const CRONTABS = {
  works: (table: string) => `
case "$*" in
  -l) [ -f '${table}' ] || { echo "no crontab for me" >&2; exit 1; }; exec /bin/cat '${table}' ;;
  -r) exec /bin/rm '${table}' ;;
  -) exec /bin/cat > '${table}' ;;
  *) exit 2 ;;
esac
`,
  denied: () => `echo "You (me) are not allowed to use this program (crontab)" >&2; exit 1\n`,
  broken: () => `echo "spool: Input/output error" >&2; exit 1\n`,
};

const SYSTEMCTLS = {
  works: (log: string) => `[ "$1" = --user ] || exit 2\necho "$*" >> '${log}'\n`,
  refuses: (log: string) =>
    `echo "$*" >> '${log}'\ncase "$2" in enable) echo "Unit is masked." >&2; exit 1 ;; esac\n`,
  "no-bus": () => `echo "Failed to connect to bus: No medium found" >&2; exit 1\n`,
};
