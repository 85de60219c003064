import { join } from "node:path";
import { expect, it } from "vitest";
import type { CommandContext } from "../../../src/commands/command.ts";
import { VoiceSampleDocument } from "../../../src/model/voice-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

function setUp(costUsd: number) {
  const asked: Parameters<CommandContext["sampleVoice"]>[0][] = [];
  const context = fakeContext({
    sampleVoice: async (request) => {
      asked.push(request);
      const { voice, text, outFile: file } = request;
      return { schema: "viral.voice-sample/1", voice, text, file, durationMs: 2_340, costUsd };
    },
  });
  return { asked, context };
}

it("says where the file lies, how long it is and what it cost", async () => {
  const { asked, context } = setUp(0.0012);
  const argv = ["voices", "sample", "openai:coral", "--text", "Hello.", "--max-spend", "0.05"];
  const { stdout, cwd } = await runCli(argv, context);
  expect(stdout).toBe(`${join(cwd, "openai-coral.wav")}\n2.3 s, for $0.0012\n`);
  expect(asked).toEqual([
    {
      voice: "openai:coral",
      text: "Hello.",
      outFile: join(cwd, "openai-coral.wav"),
      maxSpendUsdMicros: 50_000,
    },
  ]);
});

it("has a line of its own, and a file where it is wanted", async () => {
  const { asked, context } = setUp(0);
  const { stdout, cwd } = await runCli(
    ["voices", "sample", "sherpa:kokoro:3", "--out", "a/b.wav", "--json"],
    context,
  );
  expect(VoiceSampleDocument.parse(JSON.parse(stdout)).file).toBe(join(cwd, "a", "b.wav"));
  expect(asked[0]?.text.length).toBeGreaterThan(20);
  expect(asked[0]?.maxSpendUsdMicros).toBeUndefined();
});

it("wants a voice", async () => {
  const { exitCode } = await runCli(["voices", "sample"], setUp(0).context);
  expect(exitCode).toBe(2);
});
