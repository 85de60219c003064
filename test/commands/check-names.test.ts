import { expect, it } from "vitest";
import { checkNames } from "../../src/commands/check-names.ts";
import type { CommandContext } from "../../src/commands/command.ts";
import type { Brief } from "../../src/model/brief.ts";
import { sampleBrief } from "../support/brief.ts";

const item = (id: string) => ({ id, title: id, description: "", picture: null, note: "" });
const context = {
  listFormats: async () => [item("countdown"), item("quiz")],
  listThemes: async () => [item("neon"), item("paper")],
  listPacks: async () => [item("countries"), item("cities")],
  listCaptionStyles: async () => ["pop", "karaoke"],
  listPlatforms: async () => ["tiktok", "reels"],
  config: { origins: new Map(), settings: {}, files: [] },
} as unknown as CommandContext;

it("lets a brief pass whose names are all there, or that names nothing", async () => {
  await checkNames(sampleBrief(), context);
  const full = { format: "quiz", theme: "paper", packs: ["cities"], captionStyle: "pop" };
  await checkNames(sampleBrief({ ...full, platforms: ["reels", "tiktok"] }), context);
});

it.each<[Partial<Brief>, string, string]>([
  [{ format: "quizz" }, "format-unknown", "quiz"],
  [{ theme: "nein" }, "theme-unknown", "neon"],
  [{ packs: ["cities", "contries"] }, "pack-unknown", "countries"],
  [{ captionStyle: "pup" }, "caption-style-unknown", "pop"],
  [{ platforms: ["tiktok", "rels"] }, "platform-unknown", "reels"],
])("refuses %j with the nearest name", async (change, code, nearest) => {
  await expect(checkNames(sampleBrief(change), context)).rejects.toMatchObject({
    kind: "usage",
    code,
    hint: expect.stringContaining(`Did you mean ${nearest}?`),
  });
});
