import { expect, test } from "vitest";
import { elevenlabs } from "../../../src/providers/elevenlabs/definition.ts";
import { readVoices } from "../../../src/providers/elevenlabs/read-voices.ts";
import type { Fault } from "../../contracts/contract-server.ts";
import { elevenLabsServer } from "../../contracts/elevenlabs-server.ts";
import { answersInstead, htmlInstead } from "../../contracts/faults.ts";
import { CANARY_KEY } from "../../contracts/language-server.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";

async function read({ key = CANARY_KEY, fault }: { key?: string; fault?: Fault } = {}) {
  const server = await elevenLabsServer({ bytes: new Uint8Array(0) }, { voices: ["a1", "b2"] });
  server.meet(fault);
  const { parts } = benchVendor(elevenlabs, { baseUrl: server.baseUrl, key });
  return await readVoices(parts, new AbortController().signal);
}

test("the voices of the account by id, with what they are like", async () => {
  expect(await read()).toEqual([
    { name: "a1", language: "en-US", description: "The voice a1, premade, american, female" },
    { name: "b2", language: "en-US", description: "The voice b2, premade, american, female" },
  ]);
});

test("a wrong key is a config error", async () => {
  const error = await read({ key: "another-key" }).catch((thrown: Error) => thrown);
  expect(error).toMatchObject({ kind: "config", code: "vendor-key-refused" });
  expect(JSON.stringify([error, error instanceof Error ? error.message : ""])).not.toContain("another-key");
});

test.each([
  ["a page", htmlInstead(200), /an HTML page/],
  ["another shape", answersInstead({ status: 200, json: { voices: "many" } }), /cannot be read/],
  ["trouble", answersInstead({ status: 500, json: {} }), /\(500\)/],
])("%s is no list of voices", async (_what, fault, says) => {
  await expect(read({ fault })).rejects.toMatchObject({
    kind: "transient",
    message: expect.stringMatching(says),
  });
});
