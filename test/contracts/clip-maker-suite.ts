import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import { MadeClip } from "../../src/providers/contracts/clip-maker.ts";
import { canariesIn } from "../support/canaries.ts";
import { madeClip } from "../support/made-clips.ts";
import { pictureBytes } from "../support/made-pictures.ts";
import { PARROTS } from "../support/parrot.ts";
import { downloadFaults, POLL_FAULTS, UNKNOWN_SUBMITS } from "./clip-faults.ts";
import {
  type ClipScene,
  type ClipVendorCase,
  clipHome,
  clipScene,
  ESTIMATE_USD_MICROS,
  everythingLeft,
  sceneBehindPages,
} from "./clip-scene.ts";
import type { Refusal } from "./clip-vendor-server.ts";
import { answersInstead, htmlInstead, parrotFault } from "./faults.ts";

/** What every maker of clips must keep, performed as the pipeline performs it: one job, its money, its file. */
export function clipMakerSuite(vendorCase: ClipVendorCase): void {
  const { cost, definition, hasFiles, isFindable } = vendorCase;
  const { makes = "video" } = vendorCase.order;
  const mediaType = makes === "image" ? "image/jpeg" : "video/mp4";
  const terms = { estimateUsdMicros: ESTIMATE_USD_MICROS };
  const home = clipHome();
  let file: Buffer;
  beforeAll(async () => {
    file = makes === "image" ? await pictureBytes("good") : readFileSync(await madeClip("good"));
  });
  const scene = async (change?: Parameters<typeof clipScene>[3]): Promise<ClipScene> =>
    await clipScene(home(), vendorCase, file, change);

  async function expectDone(at: ClipScene, jobCount = 1): Promise<void> {
    const clip = MadeClip.parse((await at.perform()).result);
    expect(readFileSync(clip.file).equals(file)).toBe(true);
    expect(clip).toMatchObject({ kind: makes, mediaType });
    expect(at.server.jobs).toHaveLength(jobCount);
    expect([(await at.row())?.state, await at.spent()]).toEqual(["done", cost.done]);
    expect(at.leftovers()).toEqual([]);
  }

  /** Nobody knows what was made: the money stays counted, and nothing is sent again unless the vendor is asked first. */
  async function expectUnknown(at: ClipScene, madeCount: 0 | 1, life = {}): Promise<void> {
    await expect(at.perform(life)).rejects.toMatchObject(
      isFindable ? { kind: "waiting" } : { kind: "gated", code: "effect-parked" },
    );
    expect([at.server.jobs.length, await at.spent()]).toEqual([madeCount, ESTIMATE_USD_MICROS]);
    at.clock.now += 3_600_000;
    if (isFindable) return await expectDone(at);
    await expect(at.perform()).rejects.toMatchObject({ code: "effect-parked" });
    expect([at.server.jobs.length, await at.spent()]).toEqual([madeCount, ESTIMATE_USD_MICROS]);
  }

  describe("a clip", () => {
    it("is reserved before, made once, brought here, and settled at the vendor's figure", async () => {
      const at = await scene();
      let reserved = 0;
      await at.perform({
        hit: async (point) => {
          if (point === "effect-intent") reserved = await at.spent();
        },
      });
      expect(reserved).toBe(ESTIMATE_USD_MICROS);
      await expectDone(at);
      expect(at.server.jobs[0]?.prompt).toBe(at.order.prompt);
    });

    it("may take its time, over several runs", async () => {
      const at = await scene();
      at.server.plan.pollsUntilEnd = 250;
      await expect(at.perform()).rejects.toMatchObject({ kind: "waiting" });
      await expectDone(at);
    });

    it("of an odd size is delivered and paid: whether it can be used is for others to see", async () => {
      const lying = makes === "image" ? await pictureBytes("lying") : readFileSync(await madeClip("lying"));
      const at = await clipScene(home(), vendorCase, lying);
      const clip = MadeClip.parse((await at.perform()).result);
      expect(readFileSync(clip.file).equals(lying)).toBe(true);
      expect(await at.spent()).toBe(cost.done);
    });

    it("is not asked for when it cannot be", async () => {
      const at = await scene();
      at.order.makes = "image";
      if (definition.contracts.includes("image")) return;
      await expect(at.perform()).rejects.toMatchObject({ kind: "refused" });
      expect([at.server.jobs.length, await at.spent()]).toEqual([0, 0]);
    });
  });

  describe("what was not made costs nothing", () => {
    it.each<[Refusal, string, string]>([
      ["throttled", "transient", "not-sent"],
      ["out of credit", "quota", "not-sent"],
      ["bad key", "config", "not-sent"],
      ["bad request", "refused", "refused"],
      ["moderated", "moderation", "refused"],
    ])("%s", async (refusal, kind, state) => {
      const at = await scene();
      at.server.faultAt("submit", answersInstead(at.server.refusals[refusal]));
      await expect(at.perform()).rejects.toMatchObject({ kind });
      expect([at.server.jobs.length, (await at.row())?.state, await at.spent()]).toEqual([0, state, 0]);
      if (state === "not-sent") return await expectDone(at);
      await expect(at.perform()).rejects.toMatchObject({ kind });
      expect(at.server.jobs).toHaveLength(0);
    });

    it("a missing key", async () => {
      const missing = new AppError({ kind: "config", code: "vendor-key-missing", message: "no key" });
      const at = await scene({ key: missing });
      await expect(at.perform()).rejects.toMatchObject({ code: "vendor-key-missing" });
      expect([at.server.jobs.length, await at.spent()]).toEqual([0, 0]);
    });
  });

  describe("what may have been made is never made again", () => {
    it.each(UNKNOWN_SUBMITS)("$what", async ({ fault, isMade }) => {
      const at = await scene();
      at.server.faultAt("submit", fault);
      await expectUnknown(at, isMade ? 1 : 0, { timeoutMs: 400 });
    });

    it("overload of the vendor", async () => {
      const at = await scene();
      at.server.faultAt("submit", answersInstead(at.server.refusals.overloaded));
      await expectUnknown(at, 0);
    });
  });

  describe("a job that was accepted is asked about until it ends", () => {
    it.each(POLL_FAULTS)("through $what", async ({ fault }) => {
      const at = await scene();
      at.server.faultAt("poll", fault, 2);
      await expectDone(at);
    });

    it.each(Object.entries(PARROTS))("though it says our key back: %s", async (_what, parrot) => {
      const at = await scene();
      const saysBack = vi.fn(parrotFault(parrot).behave);
      at.server.faultAt("poll", { work: "never", behave: saysBack });
      await at.perform().catch(() => undefined);
      expect([saysBack.mock.calls.length, at.server.jobs.length]).toEqual([1, 1]);
      const submits = await scene();
      submits.server.faultAt("submit", parrotFault(parrot));
      await submits.perform().catch(() => undefined);
      expect((await submits.row())?.handle ?? "").not.toContain("REDACTED");
      expect(submits.server.jobs.length).toBeLessThan(2);
    });

    it("through a refused key, which a person mends", async () => {
      const at = await scene();
      const { status, json } = at.server.refusals["bad key"];
      at.server.faultAt("poll", answersInstead({ status, json }));
      await expect(at.perform()).rejects.toMatchObject({ kind: "waiting", code: "clip-waits" });
      expect([(await at.row())?.state, await at.spent()]).toEqual(["submitted", ESTIMATE_USD_MICROS]);
      await expectDone(at);
    });

    it("through a state that nobody knows, which is told", async () => {
      const at = await scene();
      at.server.plan.end = "unknown";
      await expect(at.perform()).rejects.toMatchObject({
        kind: "waiting",
        details: { waitingFor: expect.stringContaining("not known here") },
      });
      expect(await at.spent()).toBe(ESTIMATE_USD_MICROS);
      at.server.plan.end = "done";
      await expectDone(at);
    });

    it.each<["moderated" | "failed", string]>([
      ["moderated", "moderation"],
      ["failed", "refused"],
    ])("and may end %s, at the vendor's figure", async (end, kind) => {
      const at = await scene();
      at.server.plan.end = end;
      await expect(at.perform()).rejects.toMatchObject({ kind });
      expect([(await at.row())?.state, await at.spent()]).toEqual(["refused", cost[end]]);
      at.server.plan.end = "done";
      await expect(at.perform()).rejects.toMatchObject({ kind });
      expect(at.server.jobs).toHaveLength(1);
    });
  });

  describe.runIf(hasFiles !== "none")("a finished clip is brought here, however often it takes", () => {
    const faults = downloadFaults(Buffer.alloc(4096)).map(({ what }, index) => ({ what, index }));
    it.each(faults)("after $what", async ({ index }) => {
      const at = await scene();
      const fault = downloadFaults(file)[index]?.fault;
      if (fault) at.server.faultAt("download", fault, 2);
      await expectDone(at);
      expect(at.server.files.length).toBeGreaterThanOrEqual(3);
      expect(new Set(at.server.files).size).toBe(hasFiles === "fresh" ? at.server.files.length : 1);
    });

    it("and waits with its reason when it never comes", async () => {
      const at = await scene();
      at.server.faultAt("download", answersInstead({ status: 410 }), 1_000);
      await expect(at.perform()).rejects.toMatchObject({
        kind: "waiting",
        details: { waitingFor: expect.stringContaining("410") },
      });
      expect([at.server.jobs.length, await at.spent()]).toEqual([1, ESTIMATE_USD_MICROS]);
      at.server.faultAt("download", answersInstead({ status: 410 }), 0);
      await expectDone(at);
    });
  });

  describe("a process that dies", () => {
    it.each(["effect-before-intent", "effect-submitted", "effect-polled", "keep", "effect-settled"] as const)(
      "at %s leaves a clip that is finished once",
      async (point) => {
        const at = await scene();
        expect(await at.dieAt(point)).toBe("dead");
        await expectDone(at);
      },
    );

    it.each([
      ["effect-intent", 0],
      ["effect-answered", 1],
    ] as const)("at %s leaves what must be asked about", async (point, madeCount) => {
      const at = await scene();
      expect(await at.dieAt(point)).toBe("dead");
      await expectUnknown(at, madeCount);
    });
  });

  it("is left alone, not cancelled, when a person stops the run, even in the middle of a question", async () => {
    const at = await scene();
    at.server.faultAt("poll", { work: "never", behave: () => undefined });
    const stop = new AbortController();
    const stopped = at.perform({
      signal: stop.signal,
      hit: (point) => {
        if (point === "effect-submitted") setTimeout(() => stop.abort(new Error("Ctrl-C")), 60);
      },
    });
    await expect(stopped).rejects.toThrow("Ctrl-C");
    expect([at.server.jobs[0]?.isCancelled, await at.spent()]).toEqual([false, ESTIMATE_USD_MICROS]);
    await expectDone(at);
  });

  it("stops a job when it is told to, where the vendor can", async () => {
    const at = await scene();
    at.server.plan.pollsUntilEnd = 1_000;
    await expect(at.perform()).rejects.toMatchObject({ kind: "waiting" });
    const { cancel, ending } = at.maker;
    if (!cancel || !ending) return;
    const handle = (await at.row())?.handle ?? "";
    expect(await ending(handle, terms)).toMatchObject({ state: "pending" });
    await cancel(handle);
    expect(at.server.jobs[0]?.isCancelled).toBe(true);
    expect(await ending(handle, terms)).toMatchObject({ state: "ended", isMade: false, costUsdMicros: 0 });
    await expect(at.perform()).rejects.toMatchObject({ kind: "refused" });
    expect(at.server.jobs).toHaveLength(1);
  });

  it("says of a job that nobody wants that it was made, and brings nothing", async () => {
    const at = await scene();
    at.server.plan.pollsUntilEnd = 1_000;
    await expect(at.perform()).rejects.toMatchObject({ kind: "waiting" });
    at.server.plan.pollsUntilEnd = 0;
    const handle = (await at.row())?.handle ?? "";
    if (!at.maker.ending) return;
    await expect
      .poll(async () => await at.maker.ending?.(handle, terms), { interval: 1 })
      .toMatchObject({ state: "ended", isMade: true });
    expect(at.leftovers()).toEqual([]);
  });

  it("proves a key for nothing, and says when it is wrong, or when nobody but a page of HTML is there: nothing is bought of one", async () => {
    await expectDone(await sceneBehindPages(await scene()));
    const at = await scene();
    const probe = async ({ vendor } = at) => await vendor.probe(AbortSignal.timeout(5_000));
    expect(await probe()).toMatchObject({ costUsdMicros: 0, message: expect.stringMatching(/\w/) });
    const wrong = probe(await scene({ key: `${vendorCase.key}-wrong` }));
    await expect(wrong).rejects.toMatchObject({ kind: "config" });
    for (const status of [200, 404]) {
      at.server.meetSome(() => htmlInstead(status));
      await expect(probe()).rejects.toMatchObject({ kind: "transient" });
    }
    expect(at.server.jobs).toHaveLength(0);
  });

  it("names requests without the ids in them", () => {
    expect(new Set(home().told.map(({ operation }) => operation)).size).toBeLessThan(9);
  });

  it("leaves no secret anywhere", () => {
    const left = everythingLeft(home());
    expect(left.length).toBeGreaterThan(10_000);
    const secrets = Object.fromEntries(vendorCase.secrets.map((secret) => [secret, secret]));
    expect(canariesIn(secrets, [["left", left]])).toEqual([]);
  });
}
