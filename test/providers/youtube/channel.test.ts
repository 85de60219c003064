import { expect, it } from "vitest";
import { ownChannel } from "../../../src/providers/youtube/channel.ts";
import { createYoutubeApi } from "../../../src/providers/youtube/youtube-api.ts";
import { youtubeBench } from "../../contracts/youtube-bench.ts";

async function channel(...channels: { id: string; title: string; customUrl?: string }[]) {
  const bench = await youtubeBench();
  bench.server.listings.channels.splice(0, 1, ...channels);
  return await ownChannel(createYoutubeApi(bench.partsWith(), bench.account), new AbortController().signal);
}

it("knows a channel by its handle", async () => {
  expect(await channel({ id: "UC1", title: "Canary", customUrl: "@canary" })).toEqual({
    id: "UC1",
    name: "@canary",
  });
});

it("shows a title as one line, without what a terminal would obey", async () => {
  const title = "Red \u001b[31mfacts\n\u202eevil";
  expect(await channel({ id: "UC1", title })).toEqual({ id: "UC1", name: "Red [31mfacts evil" });
});

it("says what to do when the Google account has no channel", async () => {
  await expect(channel()).rejects.toMatchObject({ kind: "refused", code: "youtube-no-channel" });
});

it("takes no id that is none", async () => {
  await expect(channel({ id: "../x", title: "x" })).rejects.toMatchObject({ kind: "transient" });
});
