import { expect, test } from "vitest";
import { missingCapabilities } from "../../src/media/capabilities.ts";
import { findMediaTools } from "../../src/media/find-media-tools.ts";

test("the bundled pair is there and can do all we need", async () => {
  const tools = await findMediaTools({}, {});
  expect(tools.origin).toBe("bundled");
  expect(await missingCapabilities(tools.ffmpeg)).toEqual([]);
});
