import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// Real small and read-only disks, mounted where only the test sees them.
const folder = mkdtempSync(join(tmpdir(), "viral-places-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const VIRAL = `${process.execPath} bin/viral.js`;
const FAST = "--json --quiet --preview --voice none --format versus --theme poster";
const mayMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", folder]).status === 0;
const mounting = test.skipIf(!mayMount);
if (!mayMount)
  process.stderr.write("skipped: this machine does not let us mount a small disk (unshare -rm)\n");

beforeAll(() => {
  if (!existsSync("dist/main.js")) execFileSync(process.execPath, ["scripts/build.mjs"]);
});

/** Runs a shell script with its own mounts; answers each line of stdout that is JSON, and each exit code. */
function shell(script: string): { documents: Record<string, unknown>[]; codes: number[]; said: string } {
  const setUp = "code() { echo code=$?; }\n";
  const program = mayMount ? ["unshare", "-rm", "sh"] : ["sh"];
  const { stdout, stderr } = spawnSync(program[0] ?? "sh", [...program.slice(1), "-c", setUp + script], {
    encoding: "utf8",
    env: { ...process.env, CI: "1", VIRAL_HOME: join(folder, "home"), DISK: join(folder, "disk") },
  });
  const lines = stdout.split("\n");
  return {
    documents: lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line)),
    codes: lines.flatMap((line) => /^code=(\d+)$/.exec(line)?.[1] ?? []).map(Number),
    said: stdout + stderr,
  };
}

mounting(
  "a disk that is full where the video goes: exit 3 at once, nothing lost, delivered by resume",
  () => {
    const { documents, codes, said } = shell(`
mkdir -p $DISK && mount -t tmpfs -o size=100k tmpfs $DISK
${VIRAL} run ${FAST} --out $DISK/videos; code
ls -A $DISK/videos
mount -o remount,size=100m $DISK
${VIRAL} resume --json --quiet; code
test -s $DISK/videos/index.html; code`);
    expect(codes, said).toEqual([3, 0, 0]);
    expect(documents).toMatchObject([{ status: "failed" }, { status: "completed" }]);
    expect(said).not.toMatch(/\.part|bug in viral/);
  },
  120_000,
);

mounting(
  "a disk that is full where viral works: exit 3, no bug, and resume goes on",
  () => {
    const { codes, said } = shell(`
mkdir -p $DISK && mount -t tmpfs -o size=1m tmpfs $DISK
export VIRAL_HOME=$DISK/home
${VIRAL} run ${FAST} --out ${folder}/work-videos; code
mount -o remount,size=200m $DISK
${VIRAL} resume --json --quiet; code`);
    expect(codes, said).toEqual([3, 0]);
    expect(said).not.toContain("bug in viral");
    expect(readdirSync(join(folder, "work-videos"))).toContain("index.html");
  },
  120_000,
);

mounting("a disk too small for the database is exit 3", () => {
  const { documents, codes, said } = shell(`
mkdir -p $DISK && mount -t tmpfs -o size=20k tmpfs $DISK
export VIRAL_HOME=$DISK/home
${VIRAL} run ${FAST}; code
${VIRAL} jobs --json; code`);
  expect(codes, said).toEqual([3, 3]);
  for (const document of documents) expect(document).toMatchObject({ error: { kind: "config" } });
  expect(said).not.toContain("bug in viral");
});

mounting("a read-only disk is told before anything is rendered; what only reads works there", () => {
  const { documents, codes, said } = shell(`
mkdir -p $DISK && mount -t tmpfs -o ro tmpfs $DISK
${VIRAL} run ${FAST} --out $DISK/videos; code
VIRAL_HOME=$DISK/home ${VIRAL} run ${FAST} --out ${folder}/v; code
VIRAL_HOME=$DISK/home ${VIRAL} formats --json > /dev/null; code
VIRAL_HOME=$DISK/home ${VIRAL} config set theme neon --json; code`);
  expect(codes, said).toEqual([3, 3, 0, 3]);
  for (const { error } of documents) expect(error).toMatchObject({ kind: "config" });
  expect(said).toContain("cannot be written");
});

test("a folder without the right to write is told before anything is rendered", (context) => {
  if (process.getuid?.() === 0 || process.platform === "win32") context.skip();
  const locked = join(folder, "locked");
  mkdirSync(locked);
  chmodSync(locked, 0o500);
  const { codes, said } = shell(`${VIRAL} run ${FAST} --out ${locked}/videos; code`);
  expect([codes, said]).toEqual([[3], expect.stringContaining("cannot be written")]);
});

test("an ffmpeg that is not there, or can too little, is told before anything is rendered", () => {
  const { documents, codes, said } = shell(`
VIRAL_MEDIA_FFMPEG=${folder}/none ${VIRAL} run ${FAST}; code
VIRAL_MEDIA_FFMPEG=/bin/true ${VIRAL} run ${FAST}; code
VIRAL_MEDIA_FFMPEG=${folder}/none ${VIRAL} run ${FAST} --dry-run > /dev/null; code`);
  expect(codes, said).toEqual([3, 3, 0]);
  expect(documents).toMatchObject([
    { error: { code: "ffmpeg-not-executable", hint: expect.stringContaining("media.ffmpeg") } },
    { error: { code: "ffmpeg-incapable" } },
  ]);
});
