import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { AppError } from "../../src/core/app-error.ts";
import type { EffectRequest } from "../../src/providers/contracts/effect.ts";
import type { ModelQuestion } from "../../src/providers/contracts/language-model.ts";
import type { VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import { deadOrigin } from "../support/hostile-server.ts";
import { afterThisTest } from "../support/temporary-folder.ts";
import { contractServer } from "./contract-server.ts";
import { diesAt, effectBench } from "./effect-bench.ts";
import { resetAfterWork, slow } from "./faults.ts";
import { languageOutcomes } from "./language-outcomes.ts";
import { IMAGE, KNOWN_MODEL, QUESTION } from "./language-question.ts";
import { CANARY_KEY, FIRST_ANSWER, type LanguageServer } from "./language-server.ts";
import { lineFaultSuite } from "./line-faults.ts";
import { type BenchVendorOptions, benchVendor } from "./vendor-bench.ts";

export interface LanguageCase {
  definition: VendorDefinition;
  settings?: Readonly<Record<string, string>>;
  serve: () => Promise<LanguageServer>;
  /** What the vendor charges for what it had cached, of an input token. */
  rates: { read: number; write: number };
  /** Turns the SDK's own log on. */
  logVariable: string;
}

/** What every language model owes, whatever its vendor: run it over a vendor and its contract server. */
export function languageModelSuite(title: string, model: LanguageCase): void {
  const { definition, serve, rates } = model;

  describe(title, () => {
    const bench = effectBench([CANARY_KEY]);

    async function setUp(options: Partial<BenchVendorOptions> = {}, change: Partial<ModelQuestion> = {}) {
      const server = await serve();
      const settings = model.settings ?? {};
      const vendor = benchVendor(definition, {
        baseUrl: server.baseUrl,
        key: CANARY_KEY,
        settings,
        maxBytes: 200_000,
        ...options,
      });
      const opened = definition.open(vendor.parts);
      const { languageModel } = opened;
      const probe = async () => await opened.probe(new AbortController().signal);
      if (!languageModel) throw new Error(`${definition.id} has no language model`);
      const request: EffectRequest = languageModel.request({ ...QUESTION, ...change });
      return { server, vendor, probe, request, languageModel, job: bench.newJob() };
    }

    it("answers with what the model wrote, and settles with what the vendor charges for it", async () => {
      const { server, vendor, request, job } = await setUp();
      server.say({ cacheReadTokens: 700, cacheWriteTokens: 300 });
      const { result } = await job.perform(request);
      expect(result).toMatchObject({
        text: FIRST_ANSWER.text,
        end: "complete",
        inputTokens: 2_000,
        outputTokens: 200,
      });
      expect(QUESTION.answer.shape.parse(JSON.parse(FIRST_ANSWER.text))).toEqual({
        hook: "Owls hear",
        count: 3,
      });
      const asInput = 1_000 + 700 * rates.read + 300 * rates.write;
      expect(await job.spentUsdMicros()).toBe(asInput * 2 + 200 * 10);
      expect(vendor.usages).toMatchObject([{ providerId: definition.id, method: "POST", status: 200 }]);
    });

    it("asks once, however often it is performed", async () => {
      const { server, request, job } = await setUp();
      const first = await job.perform(request);
      expect(await job.perform(request, { owner: "host|another" })).toEqual(first);
      expect([server.requests.length, server.workCount()]).toEqual([1, 1]);
    });

    it("shows pictures before the text, and says nothing where there is no system text", async () => {
      const { server, request, job } = await setUp({}, { images: [IMAGE, IMAGE], system: "" });
      await job.perform(request);
      expect(server.requests[0]?.body.toString().split("/9j/")).toHaveLength(3);
    });

    it("waits for a slow answer, and asks nobody twice meanwhile", async () => {
      const { server, request, job } = await setUp();
      server.meet(slow(400));
      expect(await job.perform(request)).toMatchObject({ result: { end: "complete" } });
      expect(server.requests).toHaveLength(1);
    });

    it("fails as moderation when the model refuses, and settles what that cost", async () => {
      const { server, request, job } = await setUp();
      server.say({ end: "refused", outputTokens: 20 });
      await expect(job.perform(request)).rejects.toMatchObject({
        kind: "moderation",
        code: "effect-moderated",
      });
      expect([await job.spentUsdMicros(), server.requests.length]).toEqual([2_200, 1]);
    });

    it("says of an answer at its limit that it is cut", async () => {
      const { server, request, job } = await setUp();
      server.say({ end: "cut", text: '{"hook":"Ow', outputTokens: 500 });
      expect(await job.perform(request)).toMatchObject({ result: { end: "cut", text: '{"hook":"Ow' } });
      expect(await job.spentUsdMicros()).toBe(7_000);
    });

    it("fails when the model ends in another way, and settles what that cost", async () => {
      const { server, request, job } = await setUp();
      server.say({ end: "odd" });
      await expect(job.perform(request)).rejects.toMatchObject({ kind: "refused" });
      expect(await job.spentUsdMicros()).toBe(4_000);
    });

    it("hands on what does not fit the shape: whoever asked checks, and may ask again", async () => {
      const { server, request, job } = await setUp();
      server.say({ text: '{"hook":7}' });
      expect(await job.perform(request)).toMatchObject({ result: { text: '{"hook":7}', end: "complete" } });
    });

    it("refuses a shape that no vendor takes before anything is kept or sent", async () => {
      const { server, languageModel } = await setUp();
      const shape = z.object({ hook: z.string().optional() });
      expect(() => languageModel.request({ ...QUESTION, answer: { name: "hook", shape } })).toThrow(
        /optional/,
      );
      expect(server.requests).toHaveLength(0);
    });

    it("takes the answer from the journal after a crash, and parks what was lost before it", async () => {
      const kept = await setUp();
      await expect(kept.job.perform(kept.request, { faults: diesAt("effect-submitted") })).rejects.toThrow(
        "died",
      );
      expect(await kept.job.perform(kept.request)).toMatchObject({ result: { text: FIRST_ANSWER.text } });
      const lost = await setUp();
      await expect(lost.job.perform(lost.request, { faults: diesAt("effect-answered") })).rejects.toThrow(
        "died",
      );
      await expect(lost.job.perform(lost.request)).rejects.toMatchObject({ code: "effect-parked" });
      expect([kept.server.workCount(), lost.server.workCount()]).toEqual([1, 1]);
      expect(await lost.job.spentUsdMicros()).toBe(50_000);
    });

    it("never asks again what may have been answered", async () => {
      const { server, request, job } = await setUp();
      server.meet(resetAfterWork, 1);
      await expect(job.perform(request)).rejects.toMatchObject({ code: "effect-parked" });
      await expect(job.perform(request)).rejects.toMatchObject({ code: "effect-parked" });
      expect([server.requests.length, server.workCount(), await job.spentUsdMicros()]).toEqual([
        1, 1, 50_000,
      ]);
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

    it.each([
      [
        "plain http",
        { baseUrl: "http://example.com/v1" },
        "vendor-plain-http",
        /without encryption at example\.com/,
      ],
      ["a key with a line break", { key: `${CANARY_KEY}\nx` }, "vendor-key-malformed", /holds a line break/],
    ])("sends nothing with %s", async (_what, options, code, message) => {
      const { vendor, request, job } = await setUp(options);
      const error = await failureOf(job.perform(request));
      expect(error).toMatchObject({ kind: "config", code, message: expect.stringMatching(message) });
      expect([vendor.fetchCount(), await job.spentUsdMicros()]).toEqual([0, 0]);
      expect(everythingOf(error)).not.toContain(CANARY_KEY);
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

    it.each(languageOutcomes(definition))("$title: $state, $spent", async (outcome) => {
      const { server, vendor, request, job } = await setUp();
      const other = await contractServer({ routes: [], refuse: (status) => ({ status }) });
      server.meet(outcome.fault(server, other.origin), outcome.faultTimes);
      const timeoutMs = outcome.timeoutMs ?? request.timeoutMs;
      const error = await failureOf(job.perform({ ...request, timeoutMs }));
      expect(error).toMatchObject({ ...outcome.error, message: expect.stringMatching(outcome.says) });
      const row = await job.row();
      expect([row?.state, await job.spentUsdMicros()]).toEqual([
        outcome.state,
        outcome.spent === "kept" ? 50_000 : 0,
      ]);
      const { requestCount = 1 } = outcome;
      expect([server.requests.length, other.requests.length, vendor.usages.length]).toEqual([
        requestCount,
        0,
        requestCount,
      ]);
      expect(JSON.stringify([row, vendor.usages]) + everythingOf(error)).not.toContain(CANARY_KEY);
    });

    it("keeps the key out of the journal when a server says it back", async () => {
      const { server, request, job } = await setUp();
      server.say({ text: `{"hook":"${CANARY_KEY}"}` });
      expect(JSON.stringify(await job.perform(request))).not.toContain(CANARY_KEY);
    });

    it("logs nothing, even when the SDK is told to", async () => {
      const written = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
        vi.spyOn(console, name).mockImplementation(() => undefined),
      );
      vi.stubEnv(model.logVariable, "debug");
      afterThisTest(() => void [vi.unstubAllEnvs(), ...written.map((spy) => spy.mockRestore())]);
      const { server, request, job } = await setUp();
      server.meet(server.failure("broken"));
      await failureOf(job.perform(request));
      for (const spy of written) expect(spy.mock.calls).toEqual([]);
    });

    it("probes with one small question, and says what it read and wrote", async () => {
      const { server, probe } = await setUp({ settings: { ...model.settings, model: KNOWN_MODEL } });
      server.say({ text: '{"ok":true}', inputTokens: 40, outputTokens: 6 });
      const { message } = await probe();
      expect(message).toMatch(/^model-one-.* answered: 40 tokens read, 6 written$/);
      expect(server.requests).toHaveLength(1);
      server.meet(server.failure("key-refused"));
      const error = await failureOf(probe());
      expect(error).toMatchObject({
        kind: "config",
        hint: expect.stringContaining(String(definition.keys[0])),
      });
      server.meet(resetAfterWork);
      await expect(probe()).rejects.toMatchObject({ kind: "transient" });
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
