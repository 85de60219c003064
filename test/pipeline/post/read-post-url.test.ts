import { expect, test } from "vitest";
import { readPostUrl } from "../../../src/pipeline/post/read-post-url.ts";

test.each([
  ["tiktok", "https://www.tiktok.com/@owl.facts_1/video/7519238471234567891?lang=en", "7519238471234567891"],
  ["tiktok", "https://vm.tiktok.com/ZMabc/", null],
  ["youtube", "https://www.youtube.com/shorts/dQw4w9WgXcQ", "dQw4w9WgXcQ"],
  ["youtube", "https://youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=3", "dQw4w9WgXcQ"],
  ["youtube", "https://youtu.be/dQw4w9WgXcQ", "dQw4w9WgXcQ"],
  ["youtube", "https://studio.youtube.com/video/dQw4w9WgXcQ/edit", "dQw4w9WgXcQ"],
  ["instagram", "https://www.instagram.com/reel/DAbc_1/", null],
])("the address of a post on %s, %s, tells its id: %s", (platform, url, platformPostId) => {
  expect(readPostUrl(platform, url)).toEqual({ platformPostId });
});

test.each([
  ["tiktok", "https://www.youtube.com/shorts/dQw4w9WgXcQ"],
  ["youtube", "http://www.youtube.com/shorts/dQw4w9WgXcQ"],
  ["youtube", "https://notyoutube.com/shorts/dQw4w9WgXcQ"],
  ["instagram", "instagram.com/reel/x"],
  ["instagram", "yes"],
])("what is no address of %s, %s, is refused", (platform, url) => {
  expect(() => readPostUrl(platform, url)).toThrow(
    expect.objectContaining({ kind: "usage", code: "url-unfitting" }),
  );
});
