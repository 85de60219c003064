import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { missingCapabilities } from "../../src/media/capabilities.ts";
import { findMediaTools } from "../../src/media/find-media-tools.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("the bundled pair is there and can do all we need", async () => {
  const tools = await findMediaTools({}, {});
  expect(tools.origin).toBe("bundled");
  expect(await missingCapabilities(tools.ffmpeg)).toEqual([]);
});

test("a program that does not run lacks all, whatever was found out about another one before", async () => {
  const { ffmpeg } = await findMediaTools({}, {});
  expect(await missingCapabilities(ffmpeg)).toEqual([]);
  const broken = join(temporaryFolder(), "ffmpeg");
  writeFileSync(broken, "#!/bin/sh\nexit 1\n");
  chmodSync(broken, 0o755);
  expect(await missingCapabilities(broken)).toEqual([expect.stringContaining("a working program")]);
});
