import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { VoiceAddedDocument } from "../../../src/model/voice-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const facts = { kind: "kokoro", language: null, speakerCount: 11, sampleRate: 24_000 } as const;
const context = fakeContext({ checkVoiceModel: async () => facts });
const settingsIn = (cwd: string) => JSON.parse(readFileSync(join(cwd, "home", "viral.config.json"), "utf8"));

it("writes a model that loads into the user's settings, under the name that was given", async () => {
  const { stdout, cwd } = await runCli(["voices", "add", "models/k", "--name", "kokoro"], context);
  expect(settingsIn(cwd)).toEqual({ localVoices: { kokoro: join(cwd, "models", "k") } });
  expect(stdout).toContain("sherpa:kokoro:0 to sherpa:kokoro:10 (kokoro, 24000 Hz)");
});

it("calls it after its folder, as far as a setting can be called so", async () => {
  const { stdout, cwd } = await runCli(["voices", "add", "vits-piper-en_US-joe.v2/", "--json"], context);
  expect(VoiceAddedDocument.parse(JSON.parse(stdout))).toMatchObject({
    voice: "sherpa:vits-piper-en-US-joe-v2",
  });
  expect(Object.keys(settingsIn(cwd).localVoices)).toEqual(["vits-piper-en-US-joe-v2"]);
});

it("writes nothing of a model that does not load", async () => {
  const broken = fakeContext({
    checkVoiceModel: () =>
      Promise.reject(
        new AppError({ kind: "config", code: "voice-model-broken", message: "It does not load." }),
      ),
  });
  const { exitCode, cwd } = await runCli(["voices", "add", "models/k"], broken);
  expect(exitCode).toBe(3);
  expect(() => settingsIn(cwd)).toThrow("ENOENT");
});

it("refuses a name that no setting can have", async () => {
  const { exitCode, stderr } = await runCli(["voices", "add", "models/k", "--name", "my voice"], context);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("localVoices.my voice");
});
