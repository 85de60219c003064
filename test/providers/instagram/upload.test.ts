import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { uploadAddress } from "../../../src/providers/instagram/upload.ts";
import { answersInstead, resetAfterWork, resetBeforeWork } from "../../contracts/faults.ts";
import { type InstagramScene, instagramScene } from "../../contracts/instagram-scene.ts";
import { uploadFailure } from "../../contracts/instagram-shapes.ts";

const prepare = async ({ publisher, request }: InstagramScene) => await publisher.prepare?.(request());
const offsets = ({ server }: InstagramScene) =>
  server.asked("upload").map(({ headers }) => Number(headers["offset"]));
const containers = ({ server }: InstagramScene) => [...server.world.containers.values()];

it("fault: Bearer is not OAuth at the upload host: each host gets its own word", async () => {
  const scene = await instagramScene();
  await prepare(scene);
  const [upload] = scene.server.asked("upload");
  expect(upload?.headers).toMatchObject({
    authorization: `OAuth ${scene.account.current}`,
    offset: "0",
    file_size: String(scene.file.byteLength),
    "content-length": String(scene.file.byteLength),
    "content-type": "application/octet-stream",
  });
  const [created] = scene.server.asked("create");
  expect(created?.headers.authorization).toBe(`Bearer ${scene.account.current}`);
  const url = `${scene.server.settings["uploadBaseUrl"]}/ig-api-upload/v26.0/1`;
  const headers = { authorization: `Bearer ${scene.account.current}`, offset: "0", file_size: "1" };
  expect((await fetch(url, { method: "POST", headers, body: "x" })).status).toBe(400);
  expect(scene.server.http.takeViolations()).toEqual([expect.stringContaining("OAuth only")]);
});

describe("fault: the line breaks in the middle of the file", () => {
  it("goes on from where Instagram says that it is", async () => {
    const scene = await instagramScene();
    scene.server.uploadBreaksAfter.push(1_000, 700);
    await prepare(scene);
    expect(offsets(scene)).toEqual([0, 1_000, 1_700]);
    expect(containers(scene)[0]?.bytes.equals(scene.file)).toBe(true);
  });

  it("without an answer: in a later run, too", async () => {
    const scene = await instagramScene();
    scene.server.uploadBreaksAfter.push(1_000, 0);
    scene.server.meetAt("upload", resetAfterWork, 2);
    await expect(prepare(scene)).rejects.toMatchObject({ kind: "transient" });
    await prepare(scene);
    expect(offsets(scene)).toEqual([0, 1_000, 1_000]);
    expect(containers(scene)[0]?.bytes.equals(scene.file)).toBe(true);
  });

  it("and the last answer is lost: nothing is sent twice", async () => {
    const scene = await instagramScene();
    scene.server.meetAt("upload", resetAfterWork);
    await prepare(scene);
    expect(offsets(scene)).toEqual([0]);
  });

  it("and nobody says how much is there: begins again", async () => {
    const scene = await instagramScene();
    scene.server.world.unknowns.hasVideoStatus = false;
    scene.server.uploadBreaksAfter.push(1_000);
    await expect(prepare(scene)).rejects.toMatchObject({ kind: "transient" });
    await prepare(scene);
    expect(offsets(scene)).toEqual([0, 0]);
    expect(containers(scene)[0]?.bytes.equals(scene.file)).toBe(true);
  });

  it("and nothing gets further: gives up for now", async () => {
    const scene = await instagramScene();
    scene.server.meetAt("upload", resetBeforeWork, 9);
    await expect(prepare(scene)).rejects.toMatchObject({ kind: "transient" });
    expect(offsets(scene)).toEqual([0]);
  });
});

it("renews a token that the upload host refuses, and sends the same bytes again", async () => {
  const scene = await instagramScene();
  const reply = uploadFailure(400, "NotAuthorizedError", "User not authorized to perform this request");
  scene.server.meetAt("upload", answersInstead(reply));
  await prepare(scene);
  expect([offsets(scene), scene.account.renewals]).toEqual([[0, 0], 1]);
});

it("gives a container up that takes nothing, and its follower, too", async () => {
  const scene = await instagramScene();
  const reply = uploadFailure(400, "ProcessingFailedError", "Request processing failed");
  scene.server.meetAt("upload", answersInstead(reply));
  await prepare(scene);
  expect(containers(scene)).toHaveLength(2);

  const other = await instagramScene();
  other.server.meetAt("upload", answersInstead(reply), 2);
  await expect(prepare(other)).rejects.toMatchObject({ kind: "refused", code: "post-refused" });
});

it("waits when it is told to send less often", async () => {
  const scene = await instagramScene();
  scene.server.meetAt("upload", answersInstead({ status: 429, json: {} }));
  await expect(prepare(scene)).rejects.toMatchObject({ kind: "quota", code: "platform-throttled" });
});

it("begins anew when the container dies before its file is there", async () => {
  const scene = await instagramScene();
  scene.server.uploadBreaksAfter.push(0);
  await expect(prepare(scene)).rejects.toMatchObject({ kind: "transient" });
  scene.clock.now += 86_400_000;
  expect(await scene.toEnd()).toMatchObject({ end: "done" });
  expect(containers(scene)).toHaveLength(2);
});

it("tells how far it is, of the whole file", async () => {
  const scene = await instagramScene();
  scene.server.uploadBreaksAfter.push(1_000);
  const seen: number[] = [];
  const progress = (done: number, total: number) => void seen.push(done / total);
  await scene.publisher.prepare?.({ ...scene.request(), progress });
  expect(seen.at(-1)).toBe(1);
  expect(seen.every((part) => part > 0 && part <= 1)).toBe(true);
});

it("sends a file that is larger than memory should be, as it is read", async () => {
  const bytes = Buffer.alloc(24 * 1024 * 1024, "reel");
  const scene = await instagramScene({ order: { byteCount: bytes.byteLength } });
  writeFileSync(scene.order.file, bytes);
  await prepare(scene);
  expect(containers(scene)[0]?.bytes.equals(bytes)).toBe(true);
});

describe("where the bytes go", () => {
  const BASE = "https://rupload.facebook.com";
  it.each([
    ["as the answer says", `${BASE}/ig-api-upload/v26.0/1?x=y`, BASE, `${BASE}/ig-api-upload/v26.0/1?x=y`],
    ["by the usual way", null, BASE, `${BASE}/ig-api-upload/v26.0/1`],
    [
      "to the host that is set",
      `${BASE}/ig-api-upload/v26.0/1`,
      "http://127.0.0.1:9/up",
      "http://127.0.0.1:9/up/ig-api-upload/v26.0/1",
    ],
  ])("%s", (_name, uri, base, expected) => {
    expect(uploadAddress(uri, base, "1")).toBe(expected);
  });

  it.each([
    "https://evil.example/ig-api-upload/v26.0/1",
    "https://rupload.facebook.com.evil.example/1",
    "https://me@rupload.facebook.com/1",
    "http://rupload.facebook.com:81/1",
    "no address",
  ])("never to %s", (uri) => {
    expect(() => uploadAddress(uri, BASE, "1")).toThrow(
      expect.objectContaining({ kind: "refused", code: "upload-foreign-host" }),
    );
  });

  it("never to a host that an answer names, nor does the token", async () => {
    const scene = await instagramScene();
    const reply = { status: 200, json: { id: "17990000000000001", uri: "https://evil.example/up" } };
    scene.server.meetAt("create", answersInstead(reply));
    await expect(prepare(scene)).rejects.toMatchObject({ code: "upload-foreign-host" });
    expect(offsets(scene)).toEqual([]);
  });
});
