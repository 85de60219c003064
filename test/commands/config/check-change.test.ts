import { expect, it } from "vitest";
import type { CommandContext } from "../../../src/commands/command.ts";
import { checkChange } from "../../../src/commands/config/check-change.ts";
import { fakeContext } from "../../support/fake-context.ts";

async function context(): Promise<CommandContext> {
  return await fakeContext().openContext({
    needs: [],
    surroundings: {
      cwd: "/",
      env: {},
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      signal: new AbortController().signal,
    },
    paths: {
      home: "/h",
      configFile: "/h/c",
      secretsFolder: "/h/s",
      logFolder: "/h/l",
      templatesFolder: "/h/t",
    },
    flagSettings: {},
  });
}

it("refuses a name of ours that is not there, in a list too", async () => {
  await expect(checkChange("theme", "neonn", await context())).rejects.toMatchObject({
    code: "theme-unknown",
  });
  await expect(checkChange("platforms", "tiktok, shrots", await context())).rejects.toThrow("shrots");
  await expect(checkChange("captionStyle", "popp", await context())).rejects.toThrow("popp");
});

it("refuses a setting of a vendor that there is not, unless it is removed", async () => {
  await expect(checkChange("providers.runwy.baseUrl", "https://x.y", await context())).rejects.toMatchObject({
    code: "vendor-unknown",
    hint: expect.stringContaining("Did you mean runway?"),
  });
  await checkChange("providers.runwy.baseUrl", "", await context());
  await checkChange("providers.fal.jobsAtOnce", "2", await context());
});

it("lets what is there, what is removed, and what names nothing of ours through", async () => {
  await checkChange("platforms", "tiktok, shorts", await context());
  await checkChange("theme", "", await context());
  await checkChange("brand.name", "anything", await context());
});
