import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { RunDocument } from "../../src/model/run-document.ts";
import { pexelsServer } from "../contracts/pexels-server.ts";
import { pixabayServer } from "../contracts/pixabay-server.ts";
import { shelfClip } from "../contracts/stock-library-server.ts";
import { filesWith } from "../support/files-with.ts";
import { madeClip } from "../support/made-clips.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PEXELS_KEY = "563492ad6f91700001000001-e2e-canary";
const PIXABAY_KEY = "17716537-e2e-canary-49aa5a43713abefd7";

const clip = (id: number, author: string) => shelfClip(id, { author, seconds: 10 });

it("makes a video over stock footage that passes QA, and says whose it is", async () => {
  const file = readFileSync(await madeClip("sharp"));
  const pexels = await pexelsServer(file, PEXELS_KEY);
  const pixabay = await pixabayServer(file, PIXABAY_KEY);
  pexels.shelf.splice(0, 3, clip(21, "Jane Doe"), clip(22, "John Roe"));
  pixabay.shelf.splice(0, 3, ...[1, 2, 3, 4, 5, 6].map((id) => clip(id, "Pia")));
  const recorded = temporaryFolder();
  const env = {
    PEXELS_API_KEY: PEXELS_KEY,
    PIXABAY_API_KEY: PIXABAY_KEY,
    VIRAL_PROVIDERS_PEXELS_BASE_URL: pexels.origin,
    VIRAL_PROVIDERS_PIXABAY_BASE_URL: pixabay.origin,
    VIRAL_RECORD: recorded,
  };
  const argv =
    "run --pack countries --format countdown --shots stock --voice none --preview --json --seed e2e";
  const { exitCode, stdout, stderr, cwd } = await runCli(argv.split(" "), { env });
  expect(exitCode, stderr).toBe(0);
  const [video] = RunDocument.parse(JSON.parse(stdout)).videos;
  expect(video?.checks.filter(({ status }) => status === "failed")).toEqual([]);
  const folder = dirname(video?.file ?? "");
  console.log(
    readFileSync(join(folder, "script.json"), "utf8"),
    readFileSync(join(folder, "post.json"), "utf8"),
    stderr,
    pexels.searches,
    pixabay.searches,
    pexels.fileRequests(),
    pixabay.fileRequests(),
  );
  execSync(`cp -r ${folder} /tmp/stock-look`);
  for (const secret of [PEXELS_KEY, PIXABAY_KEY]) {
    expect(filesWith(cwd, secret)).toEqual([]);
    expect(`${stdout}${stderr}`).not.toContain(secret);
  }
}, 180_000);
