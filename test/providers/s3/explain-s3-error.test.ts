import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Fault } from "../../contracts/contract-server.ts";
import { answersInstead, htmlInstead, redirectsTo, resetBeforeWork } from "../../contracts/faults.ts";
import { LARGE_BYTES, SMALL_BYTES } from "../../contracts/object-store-suite.ts";
import { failureOf, meetAt, openBucket, stubAwsSurroundings } from "../../contracts/s3-scene.ts";
import { failure, REGION } from "../../contracts/s3-server.ts";
import { SECRET_KEY } from "../../contracts/sigv4.ts";

beforeEach(stubAwsSurroundings);
afterEach(() => vi.unstubAllEnvs());

it.each<[string, Fault, object]>([
  [
    "throttled",
    answersInstead(failure(503, "SlowDown", "Please reduce your request rate.", { "retry-after": "7" })),
    { kind: "transient", code: "vendor-overloaded", details: { status: 503, retryAfterMs: 7000 } },
  ],
  ["broken", answersInstead(failure(500, "InternalError")), { kind: "transient", code: "vendor-overloaded" }],
  ["denied", answersInstead(failure(403, "AccessDenied")), { kind: "refused", code: "object-access-denied" }],
  [
    "without its bucket",
    answersInstead(failure(404, "NoSuchBucket")),
    { kind: "config", code: "object-bucket-missing" },
  ],
  [
    "in another region",
    answersInstead(failure(301, "PermanentRedirect", "elsewhere", { "x-amz-bucket-region": "us-west-2" })),
    { kind: "config", code: "object-region-wrong", hint: expect.stringContaining("region to us-west-2") },
  ],
  [
    "in another region, in other words",
    answersInstead(
      failure(400, "AuthorizationHeaderMalformed", "no", { "x-amz-bucket-region": "us-west-2" }),
    ),
    { kind: "config", code: "object-region-wrong" },
  ],
  [
    "moved away",
    redirectsTo(307, "https://elsewhere.example/"),
    { kind: "config", code: "object-region-wrong" },
  ],
  [
    "of another opinion about the bytes",
    answersInstead(failure(400, "BadDigest", "no", { "x-amz-bucket-region": REGION })),
    { kind: "transient", code: "object-damaged" },
  ],
  [
    "of another opinion about the time",
    answersInstead(failure(403, "RequestTimeTooSkewed")),
    { kind: "config", code: "object-credentials-expired" },
  ],
  ["unheard", resetBeforeWork, { kind: "transient", code: "vendor-no-answer" }],
  ["a page to sign in", htmlInstead(200), { kind: "transient" }],
])("a store that is %s", async (_what, fault, expected) => {
  for (const byteCount of [SMALL_BYTES, LARGE_BYTES]) {
    const { server, store } = await openBucket();
    meetAt(server, byteCount === SMALL_BYTES ? 2 : 4, fault);
    expect(await failureOf(store, byteCount)).toMatchObject(expected);
    expect([server.objects.size, server.openUploads.size]).toEqual([0, 0]);
    const ofParts = server.operations().filter((name) => name === "UploadPart" || name === "PutObject");
    expect(ofParts.length).toBe(1);
  }
});

it("no secret is in what is thrown, whatever the store says back", async () => {
  const { server, store } = await openBucket();
  let said = "";
  server.meet({
    work: "never",
    behave: ({ request, response }) => {
      said = request.headers.authorization ?? "";
      response.writeHead(403).end(failure(403, "SignatureDoesNotMatch", `${said} ${SECRET_KEY}`).body);
    },
  });
  const error = (await failureOf(store)) as Error;
  expect(said).toContain("Signature=");
  const signature = /Signature=(\w+)/.exec(said)?.[1] ?? "";
  const told = `${error.message} ${JSON.stringify(error)} ${error.stack} ${String(error.cause)}`;
  expect(told).not.toContain(signature);
});
