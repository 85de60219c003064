import { expect, test } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { describeVoices } from "../../../src/pipeline/answers/describe-voices.ts";
import type { VendorVoices } from "../../../src/pipeline/voice/choose-voice.ts";
import type { ListedVoice, Voice } from "../../../src/providers/contracts/voice.ts";

const voice = (id: string, names: string[]): Voice => ({
  id,
  sound: "finished",
  listVoices: () => names.map((name) => ({ name, language: "en", description: `about ${name}` })),
  speak: () => Promise.reject(new Error("nobody speaks here")),
});
const request = () => {
  throw new Error("nobody is paid here");
};
const model = { model: "m", usdMicrosPerMillionCharacters: 20_000_000, textMax: 9 };
const account = async (): Promise<ListedVoice[]> => [{ name: "x1", language: "de-DE", description: "Anna" }];
const gone = async (): Promise<ListedVoice[]> => {
  throw new AppError({
    kind: "transient",
    code: "vendor-unreachable",
    message: "Nobody answers.",
    hint: "Try later.",
  });
};

const vendorVoices: VendorVoices = {
  ids: ["listed", "account", "silent", "away", "keyless", "old"],
  readiness: async (id) => (id === "keyless" ? "missing-key" : "ready"),
  open: (id) => {
    if (id === "old")
      throw new AppError({ kind: "config", code: "model-retired", message: "It was shut down." });
    const listVoices = id === "account" ? account : id === "away" ? gone : undefined;
    const listed = id === "listed" ? { voices: [{ name: "coral", description: "warm" }] } : {};
    return {
      speaker: { id, request, ...(listVoices ? { listVoices } : {}) },
      model: { ...model, ...listed },
    };
  },
};
const describe = async (voices: Voice[]) =>
  await describeVoices({ voices, vendorVoices }, "standard", new AbortController().signal);

test("every voice that is ready, as it is given to --voice, and what it costs", async () => {
  const { voices } = await describe([voice("flite", ["slt"]), voice("sherpa", ["mine"]), voice("none", [])]);
  expect(
    voices.map(({ id, language, usdPerMillionCharacters }) => [id, language, usdPerMillionCharacters]),
  ).toEqual([
    ["flite:slt", "en", 0],
    ["sherpa:mine", "en", 0],
    ["listed:coral", "", 20],
    ["account:x1", "de-DE", 20],
  ]);
});

test("a voice on this machine that could not speak now is told of, and not listed", async () => {
  const missing = new AppError({
    kind: "config",
    code: "voice-package-missing",
    message: "No package.",
    hint: "Install it.",
  });
  const moved = new AppError({ kind: "config", code: "voice-model-unknown", message: "No folder." });
  const whyNotReady = async (name: string) =>
    new Map([
      ["mine", missing],
      ["yours", missing],
      ["moved", moved],
    ]).get(name);
  const { voices, notes } = await describe([
    { ...voice("sherpa", ["mine", "yours", "moved", "fine"]), whyNotReady },
  ]);
  expect(voices.filter(({ vendor }) => vendor === "sherpa").map(({ id }) => id)).toEqual(["sherpa:fine"]);
  expect(notes.filter(({ vendor }) => vendor === "sherpa")).toEqual([
    { vendor: "sherpa", message: "No package. Install it." },
    { vendor: "sherpa", message: "No folder." },
  ]);
});

test("who lists none says why, and hides none of the others", async () => {
  const { notes } = await describe([voice("flite", ["slt"])]);
  expect(notes).toEqual([
    { vendor: "sherpa", message: expect.stringContaining("viral voices add") },
    { vendor: "silent", message: "it lists no voices; name one of them: silent:<voice>" },
    { vendor: "away", message: "Nobody answers. Try later." },
    { vendor: "keyless", message: expect.stringContaining("its key is not here") },
    { vendor: "old", message: "It was shut down." },
  ]);
});
