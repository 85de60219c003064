import { expect, it } from "vitest";
import { keptHandle } from "../../../src/providers/http/kept-handle.ts";

const CANARY = "canary-key-0123456789";

it("keeps an answer as it is but for the key, and a reason as one line", () => {
  const kept = {
    text: `a\n${CANARY}`,
    reason: `no\n\u001b[31m ${CANARY}`,
    model: `m ${CANARY}`,
    end: "refused",
  };
  expect(JSON.parse(keptHandle(kept, [CANARY]))).toEqual({
    text: "a\nREDACTED",
    reason: "no [31m REDACTED",
    model: "m REDACTED",
    end: "refused",
  });
});

it("changes nothing of an answer that holds no key", () => {
  const kept = {
    text: '{"url":"https://x.test/?key=abc","authorization":"Bearer of news 12345678"}',
    reason: "",
    model: "m",
  };
  expect(JSON.parse(keptHandle(kept, [CANARY]))).toMatchObject({ text: kept.text });
});
