import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RunDocument } from "../../src/model/run-document.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-e2e-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const BIN = "bin/viral.js";
const FAST = ["run", "--json", "--preview", "--voice", "none", "--format", "versus", "--theme", "poster"];

function environment(home: string): NodeJS.ProcessEnv {
  return { ...process.env, VIRAL_HOME: join(folder, home), CI: "1" };
}

function run(
  home: string,
  args: readonly string[],
  command: readonly string[] = [],
): { code: number | null; document: unknown; stderr: string } {
  const [program = process.execPath, ...rest] = [...command, process.execPath, BIN, ...args];
  const { status, stdout, stderr } = spawnSync(program, rest, { encoding: "utf8", env: environment(home) });
  return { code: status, document: stdout === "" ? undefined : JSON.parse(stdout), stderr };
}

beforeAll(() => {
  if (!existsSync("dist/main.js")) execFileSync(process.execPath, ["scripts/build.mjs"]);
});

describe("a preview in an empty home", () => {
  let document: RunDocument;
  beforeAll(() => {
    const answer = run("first", [...FAST, "--seed", "a", "--out", join(folder, "a")]);
    expect(answer.code, answer.stderr).toBe(0);
    document = RunDocument.parse(answer.document);
  }, 120_000);

  test("is delivered whole, with a page above it, and leaves no half files", () => {
    const [video] = document.videos;
    expect([document.status, video?.status]).toEqual(["completed", "posted"]);
    const delivered = dirname(video?.file ?? "");
    expect(readdirSync(delivered).sort()).toEqual([
      "captions.srt",
      "captions.vtt",
      "checks.json",
      "cover.jpg",
      "cover.png",
      "post.json",
      "script.json",
      "video.mp4",
    ]);
    expect(readFileSync(join(folder, "a", "index.html"), "utf8")).toContain(
      video?.title.split(" ")[0] ?? "?",
    );
    const left = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".part"));
    expect(left).toEqual([]);
    expect(readdirSync(join(folder, "first", "work"))).toEqual([]);
  });

  test("the same seed makes the same pixels and words in another home", () => {
    const again = RunDocument.parse(
      run("second", [...FAST, "--seed", "a", "--out", join(folder, "b")]).document,
    );
    const contents = (one: RunDocument, name: string): Buffer =>
      readFileSync(join(dirname(one.videos[0]?.file ?? ""), name));
    const hash = (one: RunDocument): string =>
      createHash("sha256")
        .update(contents(one, "cover.png"))
        .update(contents(one, "video.mp4"))
        .digest("hex");
    const words = (one: RunDocument): unknown =>
      (JSON.parse(contents(one, "script.json").toString()) as { script: unknown }).script;
    expect(words(again)).toEqual(words(document));
    expect(hash(again)).toBe(hash(document));
  }, 120_000);

  test("is known to jobs and show afterwards", () => {
    expect(run("first", ["jobs", "--json"]).document).toMatchObject({ schema: "viral.jobs/1", openCount: 0 });
    expect(run("first", ["show", document.videos[0]?.id ?? "", "--json"]).document).toMatchObject({
      schema: "viral.video/1",
      status: "posted",
    });
  });
});

test("without any network it makes the same", (context) => {
  const isPermitted = spawnSync("unshare", ["-rn", "true"]).status === 0;
  if (!isPermitted) {
    process.stderr.write("skipped: this machine does not let us cut the network (unshare -rn)\n");
    context.skip();
  }
  const { code, document, stderr } = run(
    "offline",
    [...FAST, "--seed", "a", "--out", join(folder, "c")],
    ["unshare", "-rn"],
  );
  expect(code, stderr).toBe(0);
  expect(RunDocument.parse(document).videos[0]?.status).toBe("posted");
}, 120_000);

test("stopped, it saves and says how to go on; a second one meanwhile is told who is at work; resume delivers once", async () => {
  const args = [...FAST.filter((arg) => arg !== "--json"), "--out", join(folder, "d")];
  const child = spawn(process.execPath, [BIN, ...args], {
    env: environment("stopped"),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve) => {
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("shots")) resolve();
    });
    child.once("close", () => resolve());
  });
  const busy = run("stopped", [...FAST, "--out", join(folder, "d")]);
  expect([busy.code, busy.document]).toMatchObject([
    75,
    { error: { kind: "busy", message: expect.stringContaining(String(child.pid)) } },
  ]);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(said).toMatch(/viral resume run_/);
  expect(run("stopped", ["resume", "--json"])).toMatchObject({ code: 0, document: { status: "completed" } });
  expect(readdirSync(join(folder, "d")).filter((name) => name !== "index.html")).toHaveLength(1);
  const database = new Database(join(folder, "stopped", "viral.db"), { readonly: true });
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  database.close();
}, 120_000);

test.each([
  [["run", "--format", "quizz"], 2, "quiz"],
  [["run", "medieval falconry"], 3, "--from"],
  [["run", "--from", "missing.md"], 2, "missing.md"],
  [["rnu"], 2, "run"],
  [["run", "--voice", "flite:slr", "--preview"], 2, "flite:slt"],
])("%j exits %i and says %s", (args, code, words) => {
  const answer = run("careless", [...args, "--json"]);
  expect([answer.code, JSON.stringify(answer.document)]).toEqual([code, expect.stringContaining(words)]);
});
