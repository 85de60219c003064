import { z } from "zod";
import { apiOf } from "../../../src/providers/clip-jobs/api-of.ts";
import type { Asking } from "../../../src/providers/clip-jobs/clip-jobs.ts";
import { createClipMaker } from "../../../src/providers/clip-jobs/create-clip-maker.ts";
import { readAnswer } from "../../../src/providers/clip-jobs/read-answer.ts";
import type { VendorDefinition } from "../../../src/providers/contracts/vendor.ts";

const ID = "meadow";
const KEY_NAME = "MEADOW_KEY";

const Made = z.object({ id: z.string().min(1) });
const Account = z.object({ name: z.string() });
const Job = z.object({
  state: z.enum(["growing", "ripe", "rotten", "forbidden"]).or(z.string()),
  file: z.string().optional(),
  cents: z.number().int().optional(),
});

export const meadow: VendorDefinition = {
  id: ID,
  title: "Meadow",
  contracts: ["video"],
  baseUrl: "https://api.meadow.example",
  keys: [KEY_NAME],
  operationOf: (method, url) => `${method} ${url.pathname.replace(/\/clips\/[^/]+/, "/clips/*")}`,
  open(parts) {
    const headersOf = ({ key }: { key: string }) => ({ authorization: `Bearer ${key}` });
    const ask = apiOf({ providerId: ID, baseUrl: parts.baseUrl, headersOf });
    const freeQuestion = async (asking: Asking) => await ask(asking, "GET", "/account");
    return {
      clipMaker: createClipMaker({
        providerId: ID,
        keyName: KEY_NAME,
        parts,
        makes: ["video"],
        freeQuestion,
        send: async ({ model, prompt, durationMs }, _key, asking) =>
          await ask(asking, "POST", "/clips", { body: { model, prompt, seconds: durationMs / 1000 } }),
        handleOf: (json) => Made.parse(json).id,
        isModerated: ({ text }) => text.includes("forbidden"),
        newsOf: async (handle, _order, asking) => {
          const answer = await ask(asking, "GET", `/clips/${encodeURIComponent(handle)}`);
          const { state, file, cents } = readAnswer(answer, placeOf(asking), Job);
          const cost = cents === undefined ? {} : { costUsdMicros: cents * 10_000 };
          if (state === "ripe" && file) return { state: "ready", clip: { url: file }, ...cost };
          if (state === "forbidden")
            return { state: "failed", kind: "moderation", message: "meadow forbids it", ...cost };
          if (state === "rotten")
            return { state: "failed", kind: "refused", message: "meadow lost it", ...cost };
          if (state === "growing") return { state: "pending" };
          return { state: "pending", because: `meadow says ${state}, which is not known here` };
        },
      }),
      async probe(signal) {
        const asking = { line: await parts.line(), signal };
        readAnswer(await freeQuestion(asking), placeOf(asking), Account);
        return { message: "the key is good", costUsdMicros: 0 };
      },
    };
  },
};

const placeOf = ({ line }: Asking) => ({ providerId: ID, keyName: KEY_NAME, secrets: [line.key] });
