import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AppError } from "../../src/core/app-error.ts";
import { Speech, type SpeechOrder } from "../../src/providers/contracts/speaker.ts";
import type { VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import { deadOrigin } from "../support/hostile-server.ts";
import { PARROTS } from "../support/parrot.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { contractServer } from "./contract-server.ts";
import { diesAt, effectBench } from "./effect-bench.ts";
import { parrotFault, resetAfterWork, slow } from "./faults.ts";
import { CANARY_KEY } from "./language-server.ts";
import { lineFaultSuite } from "./line-faults.ts";
import { speechOutcomes } from "./speech-outcomes.ts";
import { KNOWN_SPEECH_MODEL, KNOWN_VOICE, type SaidSound, type SpeechServer } from "./speech-server.ts";
import { type BenchVendorOptions, benchVendor } from "./vendor-bench.ts";

export interface SpeakerCase {
  definition: VendorDefinition;
  serve: (sound: SaidSound) => Promise<SpeechServer>;
  /** A whole sound as this vendor sends it. */
  sound: () => Promise<Uint8Array>;
  mediaType: string;
  tellsTimes: boolean;
}

const TEXT = "Owls hear you, well.";
const PRICE = 1_600;
const times = TEXT.split("").map((_, index) => ({ startMs: 20 * index, endMs: 20 * index + 20 }));

/** What every speaker owes, whatever its vendor: run it over a vendor and its contract server. */
export function speakerSuite(title: string, speaker: SpeakerCase): void {
  const { definition, mediaType, tellsTimes } = speaker;

  describe(title, () => {
    const bench = effectBench([CANARY_KEY]);

    async function setUp(options: Partial<BenchVendorOptions> = {}, change: Partial<SpeechOrder> = {}) {
      const bytes = await speaker.sound();
      const server = await speaker.serve({ bytes, characters: times });
      const vendor = benchVendor(definition, {
        baseUrl: server.baseUrl,
        key: CANARY_KEY,
        maxBytes: 200_000,
        ...options,
      });
      const opened = definition.open(vendor.parts).speaker;
      if (!opened) throw new Error(`${definition.id} has no speaker`);
      const folder = temporaryFolder();
      const kept: string[] = [];
      const order: SpeechOrder = {
        part: "b1",
        voice: KNOWN_VOICE,
        model: KNOWN_SPEECH_MODEL,
        text: TEXT,
        textMax: 100,
        estimateUsdMicros: PRICE,
        keep: async (content) => {
          if (!("bytes" in content)) throw new Error("sound comes as bytes");
          const sha256 = createHash("sha256").update(content.bytes).digest("hex");
          const file = join(folder, sha256);
          writeFileSync(file, content.bytes);
          kept.push(sha256);
          return { sha256, file };
        },
        ...change,
      };
      const request = opened.request(order);
      return { bytes, server, vendor, speaker: opened, request, kept, job: bench.newJob() };
    }

    it("answers with the sound as it was sent, kept, with its times where it tells them", async () => {
      const { bytes, server, vendor, request, kept, job } = await setUp();
      const speech = Speech.parse((await job.perform(request)).result);
      expect(readFileSync(speech.file).equals(Buffer.from(bytes))).toBe(true);
      expect(speech).toMatchObject({ mediaType, sha256: kept[0] });
      expect(speech.characters).toEqual(tellsTimes ? times : undefined);
      expect(server.texts).toEqual([TEXT]);
      expect(await job.spentUsdMicros()).toBe(PRICE);
      expect(vendor.usages).toMatchObject([{ providerId: definition.id, method: "POST", status: 200 }]);
      expect(vendor.usages[0]?.operation).not.toContain(KNOWN_VOICE);
    });

    it("asks once, however often it is performed", async () => {
      const { server, request, job } = await setUp();
      const first = await job.perform(request);
      expect(await job.perform(request, { owner: "host|another" })).toEqual(first);
      expect([server.requests.length, server.workCount()]).toEqual([1, 1]);
    });

    it("waits for a slow answer, and asks nobody twice meanwhile", async () => {
      const { server, request, job } = await setUp();
      server.meet(slow(400));
      expect((await job.perform(request)).result).toMatchObject({ mediaType });
      expect(server.requests).toHaveLength(1);
    });

    it.each([
      [
        "cut off in its middle",
        (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1_001),
        /ends before its end/,
      ],
      ["empty", () => new Uint8Array(0), /cannot be used|sent nothing|cannot be read/],
    ])("never takes a sound that is %s, nor asks for it again", async (_what, spoil, says) => {
      const { bytes, server, request, kept, job } = await setUp();
      server.say(() => ({ bytes: spoil(bytes), characters: times }));
      const error = await failureOf(job.perform(request));
      expect(error).toMatchObject({ message: expect.stringMatching(says) });
      await failureOf(job.perform(request));
      expect([server.requests.length, kept.length, await job.spentUsdMicros()]).toEqual([1, 0, PRICE]);
    });

    it("never takes what is no sound", async () => {
      const { server, request, kept, job } = await setUp();
      const page = Buffer.from("<!doctype html><html><head><title>Log in</title></head></html>");
      server.say(() => ({ bytes: page, characters: times }));
      await failureOf(job.perform(request));
      await failureOf(job.perform(request));
      const orders = server.requests.filter(({ method }) => method === "POST");
      expect([orders.length, kept.length, await job.spentUsdMicros()]).toEqual([1, 0, PRICE]);
    });

    it("sends nothing of a text that is too long for its model", async () => {
      const { server, request, job } = await setUp({}, { text: "long ".repeat(21) });
      await expect(job.perform(request)).rejects.toMatchObject({
        kind: "refused",
        message: expect.stringContaining("105 characters; speech-one reads 100 at most"),
      });
      expect([server.requests.length, await job.spentUsdMicros()]).toEqual([0, 0]);
    });

    it("takes the sound from the journal after a crash, and parks what was lost before it", async () => {
      const safe = await setUp();
      await expect(safe.job.perform(safe.request, { faults: diesAt("effect-submitted") })).rejects.toThrow(
        "died",
      );
      expect((await safe.job.perform(safe.request)).result).toMatchObject({ mediaType });
      const lost = await setUp();
      await expect(lost.job.perform(lost.request, { faults: diesAt("effect-answered") })).rejects.toThrow(
        "died",
      );
      await expect(lost.job.perform(lost.request)).rejects.toMatchObject({ code: "effect-parked" });
      expect([safe.server.workCount(), lost.server.workCount()]).toEqual([1, 1]);
      expect(await lost.job.spentUsdMicros()).toBe(PRICE);
    });

    it("parks what was spoken and could not be kept: it is paid for", async () => {
      const { server, request, job } = await setUp(
        {},
        { keep: () => Promise.reject(new Error("the disk is full")) },
      );
      await expect(job.perform(request)).rejects.toMatchObject({
        code: "effect-parked",
        message: expect.stringContaining("the disk is full"),
      });
      expect([server.requests.length, await job.spentUsdMicros()]).toEqual([1, PRICE]);
    });

    it("never asks again what may have been spoken", async () => {
      const { server, request, job } = await setUp();
      server.meet(resetAfterWork, 1);
      await expect(job.perform(request)).rejects.toMatchObject({ code: "effect-parked" });
      await expect(job.perform(request)).rejects.toMatchObject({ code: "effect-parked" });
      expect([server.requests.length, server.workCount(), await job.spentUsdMicros()]).toEqual([1, 1, PRICE]);
    });

    it("concludes nothing when it is told to stop", async () => {
      const { server, request, job } = await setUp();
      server.meet(slow(5_000));
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error("Ctrl-C")), 100);
      await expect(job.perform(request, { signal: stop.signal })).rejects.toThrow("Ctrl-C");
      expect((await job.row())?.state).toBe("intent");
    });

    it("sends nothing to a server that is not there, and frees the money", async () => {
      const { request, job } = await setUp({ baseUrl: `${await deadOrigin()}/v1` });
      await expect(job.perform(request)).rejects.toMatchObject({
        kind: "transient",
        code: "effect-not-sent",
      });
      expect(await job.spentUsdMicros()).toBe(0);
    });

    it("is refused over its budget before anything is sent", async () => {
      const { server, request } = await setUp();
      await expect(bench.newJob(PRICE - 1).perform(request)).rejects.toMatchObject({
        code: "budget-exceeded",
      });
      expect(server.requests).toHaveLength(0);
    });

    it("says of an unknown voice that it is unknown, without a charge", async () => {
      const { server, request, job } = await setUp({}, { voice: "voice of nobody/?" });
      const error = await failureOf(job.perform(request));
      expect(error).toMatchObject({ kind: "refused", code: "effect-refused" });
      expect([server.requests.length, await job.spentUsdMicros()]).toEqual([1, 0]);
    });

    lineFaultSuite({
      definition,
      key: CANARY_KEY,
      async open(change) {
        const { server, vendor, request, job } = await setUp(change);
        return {
          ask: async () => await job.perform({ ...request, timeoutMs: 400 }),
          meet: (fault) => server.meet(fault),
          sentCount: () => vendor.fetchCount(),
          spent: async () => await job.spentUsdMicros(),
        };
      },
    });

    it.each(Object.entries(PARROTS))("keeps no key that is said back: %s", async (_what, parrot) => {
      const { server, vendor, request, job } = await setUp();
      server.meet(parrotFault(parrot));
      const error = await failureOf(job.perform(request));
      const row = await job.row();
      expect(JSON.stringify([row, vendor.usages]) + everythingOf(error)).not.toContain(CANARY_KEY);
    });

    it.each(speechOutcomes(definition))("$title: $state, $spent", async (outcome) => {
      const { server, vendor, request, job } = await setUp();
      const other = await contractServer({ routes: [], refuse: (status) => ({ status }) });
      server.meet(outcome.fault(server, other.origin), outcome.faultTimes);
      const timeoutMs = outcome.timeoutMs ?? request.timeoutMs;
      const error = await failureOf(job.perform({ ...request, timeoutMs }));
      expect(error).toMatchObject({ ...outcome.error, message: expect.stringMatching(outcome.says) });
      const row = await job.row();
      expect([row?.state, await job.spentUsdMicros()]).toEqual([
        outcome.state,
        outcome.spent === "kept" ? PRICE : 0,
      ]);
      const { requestCount = 1 } = outcome;
      expect([server.requests.length, other.requests.length, vendor.usages.length]).toEqual([
        requestCount,
        0,
        requestCount,
      ]);
      expect(JSON.stringify([row, vendor.usages]) + everythingOf(error)).not.toContain(CANARY_KEY);
    });
  });
}

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  return await work.then(
    (value) => {
      throw new Error(`It worked: ${JSON.stringify(value)}`);
    },
    (error: AppError) => error,
  );
}

/** All that a log or a report could show of an error, its causes included. */
function everythingOf(error: Error): string {
  const { message, stack, cause } = error;
  const own = JSON.stringify([message, stack, Object.entries(error)]);
  return cause instanceof Error ? own + everythingOf(cause) : own;
}
