import { expect, it } from "vitest";
import {
  refuseWithoutUnits,
  refuseWithoutUploads,
  UNITS_OF,
  uploadsLeft,
} from "../../../src/providers/youtube/app-quota.ts";
import { createYoutubePublisher } from "../../../src/providers/youtube/youtube-publisher.ts";
import { youtubeBench } from "../../contracts/youtube-bench.ts";

const NOON_MS = Date.parse("2026-11-29T12:00:00Z");
const clock = { nowMs: () => NOON_MS };
const settings = {};
const MIDNIGHT_MS = Date.parse("2026-11-29T08:00:00Z");

it("counts the uploads that were begun since midnight in California", async () => {
  const asked: unknown[] = [];
  const usesSince = async (...question: unknown[]) => {
    asked.push(question);
    return 7;
  };
  expect(await uploadsLeft({ clock, settings, usesSince })).toBe(93);
  expect(asked).toEqual([["POST /upload/youtube/v3/videos", MIDNIGHT_MS]]);
  expect(await uploadsLeft({ clock, settings })).toBeUndefined();
  expect(await refuseWithoutUploads({ clock, settings })).toBeNull();
});

it("is a quota of the app until the next midnight there when the hundredth is begun", async () => {
  expect(await refuseWithoutUploads({ clock, settings, usesSince: async () => 99 })).toBe(1);
  await expect(refuseWithoutUploads({ clock, settings, usesSince: async () => 100 })).rejects.toMatchObject({
    kind: "quota",
    code: "youtube-quota",
    details: { untilMs: Date.parse("2026-11-30T08:00:00Z"), of: "app" },
  });
});

it("reckons with what Google allows a project that asked for more", async () => {
  const more = { uploadsPerDay: "250", unitsPerDay: "50000" };
  expect(await uploadsLeft({ clock, settings: more, usesSince: async () => 100 })).toBe(150);
  const usesSince = async (operation: string) => (operation.includes("thumbnails") ? 899 : 0);
  await refuseWithoutUnits({ clock, settings: more, usesSince });
  await expect(refuseWithoutUnits({ clock, settings, usesSince })).rejects.toThrow("44950 of the 10000");
});

it("counts what an upload really asks for, and stops another account of the app before it asks", async () => {
  const bench = await youtubeBench();
  await bench.settle();
  const operations = bench.usages.map(({ operation }) => operation);
  const usesSince = async (operation: string) => operations.filter((one) => one === operation).length * 100;
  const publisher = createYoutubePublisher({ ...bench.partsWith(), usesSince }, bench.account);
  await expect(publisher.limits?.(new AbortController().signal)).rejects.toMatchObject({
    kind: "quota",
    details: { of: "app" },
  });
  expect(operations.filter((one) => one === "POST /upload/youtube/v3/videos")).toHaveLength(1);
});

it("keeps the last thousand units of the day for posting", async () => {
  const spent = (covers: number, reads: number) => async (operation: string) =>
    operation.includes("thumbnails") ? covers : operation.startsWith("GET /youtube/v3/videos") ? reads : 0;
  await refuseWithoutUnits({ clock, settings });
  await refuseWithoutUnits({ clock, settings, usesSince: spent(179, 49) });
  await expect(refuseWithoutUnits({ clock, settings, usesSince: spent(179, 50) })).rejects.toMatchObject({
    kind: "quota",
    code: "youtube-units",
    message: expect.stringContaining("9000 of the 10000 units"),
  });
});

it("knows what every request of a post with all its dress costs", async () => {
  const bench = await youtubeBench({ order: { playlistId: "PL1" } });
  bench.server.listings.playlists.set("PL1", []);
  await bench.publisher().limits?.(new AbortController().signal);
  await bench.post();
  const asked = new Set(bench.usages.map(({ operation }) => operation));
  const priced = new Set([...Object.keys(UNITS_OF), "POST /upload/youtube/v3/videos"]);
  expect([...asked].filter((operation) => !priced.has(operation) && !operation.startsWith("PUT "))).toEqual(
    [],
  );
  expect(asked.size).toBeGreaterThan(4);
});
