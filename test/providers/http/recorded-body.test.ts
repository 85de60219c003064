import { createHash, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { recordBody, restoreBody, WHOLE_BYTES_MAX } from "../../../src/providers/http/recorded-body.ts";
import { RecordedBody } from "../../../src/providers/http/recorded-exchange.ts";
import { createRedactor } from "../../../src/providers/http/redact.ts";

const CANARY = "canary-key-0123456789";
const redactor = createRedactor([CANARY]);
const record = async (body: Uint8Array | string | undefined, type: string | null = null) => {
  const recorded = await recordBody(typeof body === "string" ? Buffer.from(body) : body, type, redactor);
  expect(RecordedBody.parse(recorded)).toEqual(recorded);
  expect(JSON.stringify(recorded)).not.toContain(CANARY);
  return recorded;
};
const restored = async (body: Uint8Array | string) =>
  Buffer.from(await new Response(restoreBody(await record(body))).arrayBuffer());

it("keeps what can be read readable", async () => {
  expect(await record(undefined)).toEqual({ kind: "none" });
  expect(await record("")).toEqual({ kind: "none" });
  expect(await record(`{"a":["${CANARY}",1],"access_token":"t"}`)).toEqual({
    kind: "json",
    json: { a: ["REDACTED", 1], access_token: "REDACTED" },
  });
  expect(await record(`grant_type=x&assertion=${CANARY}`)).toEqual({
    kind: "text",
    text: "grant_type=x&assertion=REDACTED",
  });
});

it("keeps the fields of a form, and the hash of its files", async () => {
  const form = new FormData();
  form.set("model", `m ${CANARY}`);
  form.set("password", "short");
  form.set("file", new Blob(["sound"], { type: "audio/mpeg" }), `${CANARY}.mp3`);
  const request = new Request("https://x.example", { method: "POST", body: form });
  const bytes = new Uint8Array(await request.arrayBuffer());
  expect(await record(bytes, request.headers.get("content-type"))).toEqual({
    kind: "form",
    fields: [
      { name: "model", value: "m REDACTED" },
      { name: "password", value: "REDACTED" },
      {
        name: "file",
        file: {
          name: "REDACTED.mp3",
          mediaType: "audio/mpeg",
          sha256: createHash("sha256").update("sound").digest("hex"),
          byteCount: 5,
        },
      },
    ],
  });
});

it("gives back what it kept: text, JSON, and bytes as many as a short clip has", async () => {
  const large = randomBytes(WHOLE_BYTES_MAX);
  expect((await restored(large)).equals(large)).toBe(true);
  for (const body of ['{"a":1}', "words", Buffer.from([0xff, 0x00]), Buffer.from("a\0b")]) {
    expect(await restored(body)).toEqual(Buffer.from(body));
  }
  expect(restoreBody({ kind: "none" })).toBeNull();
});

it("keeps of more than that its hash and its first bytes", async () => {
  const huge = randomBytes(WHOLE_BYTES_MAX + 1);
  const sha256 = createHash("sha256").update(huge).digest("hex");
  const recorded = await record(huge);
  expect(recorded).toEqual({
    kind: "binary",
    sha256,
    byteCount: huge.byteLength,
    firstBytes: huge.subarray(0, 64).toString("base64"),
  });
  expect(await restored(huge)).toEqual(huge.subarray(0, 64));
  const summary = { sha256, byteCount: 5_000_000, firstBytes: Buffer.from(`\xff${CANARY}`) };
  expect(await recordBody(summary, null, redactor)).toMatchObject({
    sha256,
    byteCount: 5_000_000,
    firstBytes: "",
  });
});

it("keeps no bytes that hold a secret", async () => {
  const tainted = Buffer.concat([Buffer.from([0xff, 0xfe, 0]), Buffer.from(CANARY)]);
  expect(await record(tainted)).toMatchObject({ kind: "binary", firstBytes: "" });
});
