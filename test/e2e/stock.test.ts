import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { PostDocument } from "../../src/model/post.ts";
import { RunDocument } from "../../src/model/run-document.ts";
import type { Provenance } from "../../src/model/shot.ts";
import { pexelsServer } from "../contracts/pexels-server.ts";
import { pixabayServer } from "../contracts/pixabay-server.ts";
import { shelfClip } from "../contracts/stock-library-server.ts";
import { filesWith } from "../support/files-with.ts";
import { madeClip } from "../support/made-clips.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PEXELS_KEY = "563492ad6f91700001000001-e2e-canary";
const PIXABAY_KEY = "17716537-e2e-canary-49aa5a43713abefd7";
const ARGV = "run --pack countries --format countdown --shots stock --voice none --preview --json --seed e2e";

const clip = (id: number, author: string) => shelfClip(id, { author, seconds: 10 });

it("makes a video over stock footage that passes QA, and says whose it is", async () => {
  const file = readFileSync(await madeClip("sharp"));
  const pexels = await pexelsServer(file, PEXELS_KEY);
  const pixabay = await pixabayServer(file, PIXABAY_KEY);
  pexels.shelf.splice(0, 3, clip(21, "Jane Doe"), clip(22, "John Roe"));
  pixabay.shelf.splice(0, 3, ...[1, 2, 3, 4, 5].map((id) => clip(id, "Pia")));
  const recorded = temporaryFolder();
  const env = {
    PEXELS_API_KEY: PEXELS_KEY,
    PIXABAY_API_KEY: PIXABAY_KEY,
    VIRAL_PROVIDERS_PEXELS_BASE_URL: pexels.origin,
    VIRAL_PROVIDERS_PIXABAY_BASE_URL: pixabay.origin,
    VIRAL_RECORD: recorded,
  };
  const { exitCode, stdout, stderr, cwd } = await runCli(ARGV.split(" "), { env });
  expect(exitCode, stderr).toBe(0);
  const run = RunDocument.parse(JSON.parse(stdout));
  const [video] = run.videos;
  expect(video?.checks.filter(({ status }) => status === "failed")).toEqual([]);
  expect(run.spentUsd).toBe(0);
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(dirname(video?.file ?? ""), name), "utf8"));
  const { shots } = read("script.json") as { shots: { provenance: Provenance }[] };
  expect(shots.map(({ provenance }) => provenance.kind)).toEqual(shots.map(() => "stock"));
  const used = shots.map(({ provenance: { providerId, assetId } }) => `${providerId}:${assetId}`);
  expect(new Set(used).size).toBe(7);
  expect(shots.find(({ provenance }) => provenance.assetId === "21")?.provenance).toMatchObject({
    author: "Jane Doe",
    licence: "Pexels License, https://www.pexels.com/license/",
    url: expect.stringMatching(/^https:\/\/www\.pexels\.com\/video\/.*-21\/$/),
  });
  const post = PostDocument.parse(read("post.json"));
  expect(post.disclosure.isAiGenerated).toBe(false);
  for (const { caption } of post.platforms)
    expect(caption).toMatch(/Footage: J\w+ \w+, J\w+ \w+ on Pexels \(https:\/\/www\.pexels\.com\)/);
  expect([pexels.fileRequests(), pixabay.fileRequests()]).toEqual([2, 5]);
  expect(new Set(pexels.searches).size).toBe(pexels.searches.length);
  expect(new Set(pixabay.searches).size).toBe(pixabay.searches.length);
  expect(filesWith(recorded, "videos/search").length).toBeGreaterThan(0);
  for (const secret of [PEXELS_KEY, PIXABAY_KEY]) {
    expect([...filesWith(cwd, secret), ...filesWith(recorded, secret)]).toEqual([]);
    expect(`${stdout}${stderr}`).not.toContain(secret);
  }
}, 180_000);

it("is refused without a key before anything is written down", async () => {
  const { exitCode, stdout, cwd } = await runCli(ARGV.split(" "), { env: { PIXABAY_API_KEY: "half a key" } });
  expect(exitCode).toBe(3);
  const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
  expect(error.code).toBe("stock-vendor-missing");
  expect(error.message).toMatch(
    /PEXELS_API_KEY is not set.*PIXABAY_API_KEY cannot be a key: it holds a space/,
  );
  const jobs = await runCli(["jobs", "--json"], { cwd });
  expect(jobs.stdout).toContain('"jobs":[]');
});
