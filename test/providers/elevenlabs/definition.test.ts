import { expect, test } from "vitest";
import { elevenlabs } from "../../../src/providers/elevenlabs/definition.ts";
import { elevenLabsServer } from "../../contracts/elevenlabs-server.ts";
import { CANARY_KEY } from "../../contracts/language-server.ts";
import { KNOWN_VOICE } from "../../contracts/speech-server.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";

async function open() {
  const server = await elevenLabsServer({ bytes: new Uint8Array(0) });
  return {
    server,
    vendor: elevenlabs.open(benchVendor(elevenlabs, { baseUrl: server.baseUrl, key: CANARY_KEY }).parts),
  };
}

test("is proven by reading the voices of the account, for nothing", async () => {
  const { server, vendor } = await open();
  expect(await vendor.probe(new AbortController().signal)).toEqual({
    message: "The account has 1 voices; reading them is free.",
    costUsdMicros: 0,
  });
  expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /v1/voices"]);
});

test("lists the same voices to its speaker", async () => {
  const { vendor } = await open();
  const voices = await vendor.speaker?.listVoices?.(new AbortController().signal);
  expect(voices?.map(({ name }) => name)).toEqual([KNOWN_VOICE]);
});

test("requests have a name without the voice", () => {
  const url = new URL("https://api.elevenlabs.io/v1/text-to-speech/abc/with-timestamps?output_format=x");
  expect(elevenlabs.operationOf?.("POST", url)).toBe("POST /v1/text-to-speech/{voice}/with-timestamps");
});
