import * as fc from "fast-check";
import { expect, test } from "vitest";
import { outboxPage } from "../../../src/providers/outbox/outbox-page.ts";
import type { Delivery } from "../../../src/providers/outbox/read-deliveries.ts";
import { sampleChecks, samplePost, sampleScript } from "./sample-delivery.ts";

function delivery(text: string): Delivery {
  const delivered = { effectKey: "a", deliveredAt: "2026-11-24T12:00:00.000Z" };
  return {
    folderName: "most-people-4f2a9c",
    hasCover: true,
    hasCaptions: true,
    post: samplePost({
      delivery: delivered,
      platforms: [{ platform: text, title: text, caption: text, hashtags: [] }],
      disclosure: { isAiGenerated: true, reasons: [text] },
    }),
    script: sampleScript(text),
    checks: [{ id: text, status: "failed", measured: text, limit: text, unit: text, message: text }],
  };
}

const tags = (page: string): string[] =>
  page.match(/<[^>]*>/g)?.map((tag) => tag.split(/[\s>]/)[0] ?? "") ?? [];

test("says who warned of what, beside what passed", () => {
  const [passed] = sampleChecks.checks.filter(({ status }) => status === "passed");
  if (!passed) throw new Error("no check passed");
  const warned = {
    ...passed,
    id: "critic",
    status: "warned" as const,
    message: "a <b>sixth</b> finger",
    by: "toy/eyes",
  };
  const page = outboxPage([{ ...delivery("Three giants"), checks: [passed, warned] }]);
  expect(page).toContain("1 checks passed, 1 warned");
  expect(page).toContain("a &lt;b&gt;sixth&lt;/b&gt; finger (toy/eyes)");
});

test("shows hook, score, cost, checks and a caption to copy", () => {
  const page = outboxPage([{ ...delivery("Three giants"), checks: sampleChecks.checks }]);
  for (const part of [
    "Three giants",
    "/ 100",
    "$0.00",
    "28.4",
    "1 of 3 checks failed",
    "data-copy",
    "“Asia” is pale",
  ]) {
    expect(page).toContain(part);
  }
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test("whatever people write, the page keeps its own tags and nothing more", () => {
  const plain = tags(outboxPage([delivery("x")]));
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom("<", ">", '"', "'", "&", "/", "=", "-", "!", " ", "script"),
        minLength: 1,
      }),
      (text) => {
        expect(tags(outboxPage([delivery(`x${text}x`)])).length).toBe(plain.length);
      },
    ),
  );
});

test.each([
  ["waiting", null, null, "Planned for youtube/main, <time"],
  ["paused", null, null, "Paused on youtube/main</p>"],
  ["failed", null, "a <b>bad</b> file", "Failed on youtube/main: a &lt;b&gt;bad&lt;/b&gt; file"],
  [
    "live",
    "https://youtu.be/1",
    null,
    'Live on <a href="https://youtu.be/1" rel="noreferrer">youtube/main</a>',
  ],
  ["live", "javascript:alert(1)", null, "Live on youtube/main</p>"],
])("says how a post stands: %s", (status, url, because, wanted) => {
  const note = { postId: "pst_1", platform: "youtube", account: "main", hash: "h", checks: [] };
  const scheduledAt = "2026-11-24T12:00:00.000Z";
  const one = delivery("Three giants");
  const planned = [{ ...note, status, url, because, scheduledAt }];
  expect(outboxPage([{ ...one, post: { ...one.post, planned } }])).toContain(wanted);
});

test("an empty outbox says what to type", () => {
  expect(outboxPage([])).toContain("viral run");
});
