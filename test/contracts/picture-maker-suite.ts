import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import { MadeClip } from "../../src/providers/contracts/clip-maker.ts";
import { canariesIn } from "../support/canaries.ts";
import { pictureBytes } from "../support/made-pictures.ts";
import { PARROTS } from "../support/parrot.ts";
import { UNKNOWN_SUBMITS } from "./clip-faults.ts";
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
import { answersInstead, htmlInstead, hugeBody, parrotFault, slow } from "./faults.ts";

export interface PictureVendorCase
  extends Pick<ClipVendorCase, "definition" | "key" | "serve" | "basePath" | "order"> {
  /** What ends up in the ledger for a picture. */
  costUsdMicros: number;
  /** How work may come to nothing, and what that costs. */
  ends: readonly { end: "moderated" | "failed"; kind: string; costUsdMicros: number }[];
}

/** What every maker of pictures within one answer must keep: one order, one request, its money, its file. */
export function pictureMakerSuite({ costUsdMicros, ends, ...its }: PictureVendorCase): void {
  const vendorCase: ClipVendorCase = {
    ...its,
    order: { ...its.order, makes: "image" },
    secrets: [its.key],
    cost: { done: costUsdMicros, moderated: 0, failed: 0 },
    isFindable: false,
    hasFiles: "none",
  };
  const home = clipHome();
  let file: Buffer;
  beforeAll(async () => {
    file = await pictureBytes("good");
  });
  const scene = async (change?: Parameters<typeof clipScene>[3], sent = file): Promise<ClipScene> =>
    await clipScene(home(), vendorCase, sent, change);

  async function expectDone(at: ClipScene): Promise<void> {
    const made = MadeClip.parse((await at.perform()).result);
    expect(readFileSync(made.file).equals(file)).toBe(true);
    expect(made).toMatchObject({ kind: "image", mediaType: "image/jpeg" });
    expect(at.server.jobs).toHaveLength(1);
    expect([(await at.row())?.state, await at.spent()]).toEqual(["done", costUsdMicros]);
    expect(at.leftovers()).toEqual([]);
  }

  /** Nobody knows what was made: its money stays counted, and nothing is ever sent again. */
  async function expectParked(at: ClipScene, madeCount: 0 | 1, life = {}): Promise<void> {
    for (const again of [life, {}]) {
      await expect(at.perform(again)).rejects.toMatchObject({ code: "effect-parked" });
      expect([at.server.jobs.length, await at.spent()]).toEqual([madeCount, ESTIMATE_USD_MICROS]);
      at.clock.now += 3_600_000;
    }
  }

  /** Paid for, and ended: whoever asks again is told the same. */
  async function expectEnd(at: ClipScene, kind: string, cost: number): Promise<void> {
    for (const _time of ["once", "again"]) {
      await expect(at.perform()).rejects.toMatchObject({ kind });
      expect([(await at.row())?.state, at.server.jobs.length, await at.spent()]).toEqual([
        "refused",
        1,
        cost,
      ]);
    }
  }

  it("is reserved before, made once, kept, and settled at the vendor's figure", async () => {
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

  it("may take its time", async () => {
    const at = await scene();
    at.server.faultAt("submit", slow(300));
    await expectDone(at);
  });

  it("is settled at the estimate where nobody knows what a token costs", async () => {
    const at = await scene();
    delete at.order.tokenPrices;
    await at.perform();
    expect(await at.spent()).toBe(ESTIMATE_USD_MICROS);
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

    it("a wrong key", async () => {
      const at = await scene({ key: `${its.key}-wrong` });
      await expect(at.perform()).rejects.toMatchObject({ kind: "config", code: "vendor-key-refused" });
      expect([at.server.jobs.length, await at.spent()]).toEqual([0, 0]);
    });
  });

  describe("what may have been made is never made again", () => {
    it.each(UNKNOWN_SUBMITS)("$what", async ({ fault, isMade }) => {
      const at = await scene();
      at.server.faultAt("submit", fault);
      await expectParked(at, isMade ? 1 : 0, { timeoutMs: 400 });
    });

    it.each([
      ["an answer too large for anybody", hugeBody(8_000_000), 1],
      ["HTML with a success", htmlInstead(200), 0],
      ["JSON of another shape", answersInstead({ status: 200, json: { nothing: "known" } }), 0],
      ["a list", answersInstead({ status: 200, json: [] }), 0],
    ] as const)("%s", async (_what, fault, madeCount) => {
      const at = await scene();
      at.server.faultAt("submit", fault);
      await expectParked(at, madeCount);
    });

    it("but nothing is in doubt when a page of HTML answers a free question too: a person mends the address", async () =>
      await expectDone(await sceneBehindPages(await scene())));

    it("overload of the vendor", async () => {
      const at = await scene();
      at.server.faultAt("submit", answersInstead(at.server.refusals.overloaded));
      await expectParked(at, 0);
    });

    it("a picture that the disk did not take", async () => {
      const at = await scene();
      at.order.keep = async () => {
        throw new Error("no space left");
      };
      await expectParked(at, 1);
    });
  });

  describe("what was worked on is paid, and ends", () => {
    it.each(ends)("$end", async ({ end, kind, costUsdMicros: cost }) => {
      const at = await scene();
      at.server.plan.end = end;
      await expectEnd(at, kind, cost);
    });

    it.each([
      ["a picture cut short", () => file.subarray(0, file.byteLength >> 1)],
      ["a page in its place", () => Buffer.from("<!doctype html><html><body>Sign in</body></html>")],
      ["a clip in its place", () => Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isommp42", "latin1")],
    ])("%s", async (_what, sent) => {
      await expectEnd(await scene({}, sent()), "refused", costUsdMicros);
    });
  });

  describe("a process that dies", () => {
    it.each(["effect-before-intent", "effect-submitted", "effect-polled", "effect-settled"] as const)(
      "at %s leaves a picture that is finished once",
      async (point) => {
        const at = await scene();
        expect(await at.dieAt(point)).toBe("dead");
        await expectDone(at);
      },
    );

    it.each([
      ["effect-intent", 0],
      ["keep", 1],
      ["effect-answered", 1],
    ] as const)("at %s leaves what a person decides", async (point, madeCount) => {
      const at = await scene();
      expect(await at.dieAt(point)).toBe("dead");
      await expectParked(at, madeCount);
    });
  });

  it.each(Object.entries(PARROTS))("keeps no key that is said back: %s", async (_what, parrot) => {
    const at = await scene();
    at.server.faultAt("submit", parrotFault(parrot));
    await at.perform().catch(() => undefined);
    expect((await at.row())?.handle ?? "").not.toContain(its.key);
    expect(at.server.jobs.length).toBeLessThan(2);
  });

  it("leaves no secret anywhere", () => {
    const left = everythingLeft(home());
    expect(left.length).toBeGreaterThan(10_000);
    expect(canariesIn({ key: its.key }, [["left", left]])).toEqual([]);
  });
}
