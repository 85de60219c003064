import { join } from "node:path";
import { expect, it } from "vitest";
import { fakeContext } from "../support/fake-context.ts";
import { runCli } from "../support/run-cli.ts";

it("answers with the file; --out is relative to the working folder, and beside the video without it", async () => {
  const asked: (string | undefined)[] = [];
  const context = fakeContext({
    writeSheet: async (videoId, outFile) => {
      asked.push(outFile);
      return { schema: "viral.sheet/1", videoId, file: outFile ?? "/videos/a/sheet.png" };
    },
  });
  const { cwd, stdout } = await runCli(["sheet", "vid_1", "--out", "looks/a.png"], context);
  expect(stdout).toBe(`${join(cwd, "looks", "a.png")}\n`);
  expect((await runCli(["sheet", "vid_1"], context)).stdout).toBe("/videos/a/sheet.png\n");
  expect(asked).toEqual([join(cwd, "looks", "a.png"), undefined]);
});
