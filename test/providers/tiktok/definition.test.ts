import { expect, it } from "vitest";
import { tiktok } from "../../../src/providers/tiktok/definition.ts";
import { tiktokScene } from "../../contracts/tiktok-scene.ts";

it("is a platform: no key of its own, a login, and a publisher for each account", async () => {
  expect(tiktok).toMatchObject({ id: "tiktok", contracts: ["publisher"], keys: [] });
  const scene = await tiktokScene();
  const vendor = tiktok.open(scene.parts());
  expect(vendor.login?.scopes).toContain("video.upload");
  expect(vendor.publisherOf?.(scene.account()).id).toBe("tiktok");
});

it("asks nothing without an account, and says who does", async () => {
  const scene = await tiktokScene();
  const { message, costUsdMicros } = await tiktok.open(scene.parts()).probe(AbortSignal.timeout(1_000));
  expect(message).toContain("viral accounts check");
  expect([costUsdMicros, scene.server.requests.length]).toEqual([0, 0]);
});
