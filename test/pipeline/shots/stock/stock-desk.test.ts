import { expect, it } from "vitest";
import { AppError } from "../../../../src/core/app-error.ts";
import {
  isFaultOfLibrary,
  openDesk,
  type StockDesk,
} from "../../../../src/pipeline/shots/stock/stock-desk.ts";
import type { StockAnswer } from "../../../../src/providers/contracts/stock-library.ts";
import { libraryOf, stockClip } from "../../../support/library.ts";
import { temporaryStore } from "../../../support/store.ts";

const fault = (kind: AppError["kind"], code: string, details = {}): AppError =>
  new AppError({ kind, code, message: `it is ${code}`, details });

async function room() {
  const store = await temporaryStore();
  const clock = { now: 1000, nowMs: () => clock.now };
  const warnings: string[] = [];
  const { signal } = new AbortController();
  const desk = (language = "en"): StockDesk =>
    openDesk({ store, clock, language, signal, warn: (message) => warnings.push(message) });
  return { clock, warnings, desk };
}

it("asks once for the same words, however they are written, and for another language again", async () => {
  const { clock, desk } = await room();
  const library = libraryOf("shelf", () => ({ clips: [stockClip("1")] }));
  for (const words of ["Red fox", "red FOX"])
    expect(await desk().search(library, words)).toEqual([stockClip("1")]);
  await desk("de").search(library, "red fox");
  expect(library.searches).toEqual(["Red fox", "red fox"]);
  clock.now += 1000;
  await desk().search(library, "red fox");
  expect(library.searches).toHaveLength(3);
});

it("remembers too that there was nothing", async () => {
  const { desk } = await room();
  const library = libraryOf("shelf", () => ({ clips: [] }));
  await desk().search(library, "unicorn");
  expect(await desk().search(library, "unicorn")).toEqual([]);
  expect(library.searches).toHaveLength(1);
});

it("leaves a library alone for as long as it asks, and answers from what is kept meanwhile", async () => {
  const { clock, warnings, desk } = await room();
  const answers: StockAnswer[] = [{ clips: [stockClip("1")], quietUntilMs: 1500 }, { clips: [] }];
  const library = libraryOf("shelf", () => answers.shift() ?? { clips: [] });
  await desk().search(library, "fox");
  const next = desk();
  expect(await next.search(library, "owl")).toEqual([]);
  expect(next.isOpen(library)).toBe(false);
  expect(warnings).toEqual(["shelf wants to be left alone until 1970-01-01T00:00:01.500Z"]);
  expect(await desk().search(library, "fox")).toHaveLength(1);
  expect(library.searches).toEqual(["fox"]);
  clock.now = 1500;
  await desk().search(library, "owl");
  expect(library.searches).toEqual(["fox", "owl"]);
});

it.each([
  ["one that throttles", fault("quota", "vendor-throttled", { untilMs: 5000 }), 1],
  ["one that refuses the key", fault("config", "vendor-key-refused"), 1],
  ["one that does not answer", fault("transient", "vendor-no-answer"), 2],
])("closes %s, and says why", async (_what, error, searchCount) => {
  const { warnings, desk } = await room();
  const library = libraryOf("shelf", () => Promise.reject(error));
  const open = desk();
  for (const words of ["fox", "owl", "bear"]) expect(await open.search(library, words)).toEqual([]);
  expect([library.searches.length, open.isOpen(library)]).toEqual([searchCount, false]);
  expect(warnings).toHaveLength(searchCount);
  expect(warnings[0]).toBe(`shelf is of no help: it is ${error.code}`);
});

it("says what to mend when a library refuses the key", async () => {
  const { warnings, desk } = await room();
  const refusal = new AppError({
    kind: "config",
    code: "vendor-key-refused",
    message: "no (401)",
    hint: "Check PEXELS_API_KEY.",
  });
  await desk().search(
    libraryOf("shelf", () => Promise.reject(refusal)),
    "fox",
  );
  expect(warnings).toEqual(["shelf is of no help: no (401). Check PEXELS_API_KEY."]);
});

it("closes a library after four files that did not come, and no other", async () => {
  const { desk } = await room();
  const [library, other] = [
    libraryOf("shelf", () => ({ clips: [] })),
    libraryOf("other", () => ({ clips: [] })),
  ];
  const open = desk();
  for (let count = 1; count <= 4; count += 1) {
    expect(open.isOpen(library)).toBe(true);
    open.noteLostFile(library);
  }
  expect([open.isOpen(library), open.isOpen(other)]).toEqual([false, true]);
});

it("passes on what is no fault of a library", async () => {
  const { desk } = await room();
  for (const error of [
    fault("config", "disk-full"),
    fault("cancelled", "run-cancelled"),
    new TypeError("oh"),
  ]) {
    await expect(
      desk().search(
        libraryOf("shelf", () => Promise.reject(error)),
        "fox",
      ),
    ).rejects.toBe(error);
    expect(isFaultOfLibrary(error)).toBe(false);
  }
});
