import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";
import { PAGE_SCRIPT } from "../../../src/providers/outbox/page-script.ts";

type Listener = (event: unknown) => unknown;

/** As much of a browser's element as the page's script touches. `top` is where it stands; the window is 1000 high. */
class PageElement {
  muted = false;
  isPlaying = false;
  textContent = "";
  value = "";
  readonly style = {};
  readonly dataset: Record<string, string> = {};
  readonly attributes = new Map<string, string>();
  readonly classList = { add: () => undefined, remove: () => undefined };
  readonly #listeners = new Map<string, Listener>();
  readonly top: number;

  constructor(top = 0) {
    this.top = top;
  }
  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, listener);
  }
  async fire(type: string, event: unknown = {}): Promise<void> {
    await this.#listeners.get(type)?.(event);
  }
  async play(): Promise<void> {
    this.isPlaying = true;
    await this.fire("play");
  }
  pause(): void {
    this.isPlaying = false;
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  getBoundingClientRect(): { top: number; bottom: number } {
    return { top: this.top, bottom: this.top + 500 };
  }
  append(): void {}
  select(): void {}
  remove(): void {}
  closest(): PageElement | undefined {
    return this.dataset["copy"] === undefined ? undefined : this;
  }
}

function openPage(clipboard: { writeText(text: string): Promise<void> }, canCopyOldWay = true) {
  const videos = [new PageElement(0), new PageElement(600), new PageElement(1_200)];
  const [button, said, page] = [new PageElement(), new PageElement(), new PageElement()];
  let scrolledTo: Listener = () => undefined;
  const copied: string[] = [];
  const area = new PageElement();
  const document = {
    querySelectorAll: () => videos,
    getElementById: (id: string) => (id === "play-all" ? button : said),
    addEventListener: (type: string, listener: Listener) => page.addEventListener(type, listener),
    createElement: () => area,
    body: page,
    execCommand: () => canCopyOldWay && copied.push(area.value) > 0,
  };
  class IntersectionObserver {
    constructor(listener: Listener) {
      scrolledTo = listener;
    }
    observe(): void {}
  }
  const window = { document, IntersectionObserver, navigator: { clipboard }, innerHeight: 1_000 };
  runInContext(PAGE_SCRIPT, createContext({ ...window, setTimeout: () => 0, clearTimeout: () => undefined }));
  const copy = async (text: string) => {
    const target = new PageElement();
    target.dataset["copy"] = text;
    await page.fire("click", { target });
    return said.textContent;
  };
  const playing = (): boolean[] => videos.map((video) => video.isPlaying);
  return { videos, button, playing, copied, copy, scroll: (entries: unknown) => scrolledTo(entries) };
}

const noClipboard = { writeText: () => Promise.reject(new Error("not allowed")) };

test("one video with sound at a time", async () => {
  const { videos, playing } = openPage(noClipboard);
  await videos[0]?.play();
  await videos[2]?.play();
  expect(playing()).toEqual([false, false, true]);
});

test("all in sight play muted at once, those scrolled to join, those scrolled away stop; again stops all", async () => {
  const { videos, button, playing, scroll } = openPage(noClipboard);
  await button.fire("click");
  expect(playing()).toEqual([true, true, false]);
  expect(videos.every((video) => video.muted)).toBe(true);
  expect([button.textContent, button.attributes.get("aria-pressed")]).toEqual(["Stop all", "true"]);
  scroll([
    { target: videos[2], isIntersecting: true },
    { target: videos[0], isIntersecting: false },
  ]);
  expect(playing()).toEqual([false, true, true]);
  await button.fire("click");
  expect(playing()).toEqual([false, false, false]);
  expect(videos.some((video) => video.muted)).toBe(false);
});

test("scrolling alone starts nothing", () => {
  const { videos, playing, scroll } = openPage(noClipboard);
  scroll([{ target: videos[0], isIntersecting: true }]);
  expect(playing()).toEqual([false, false, false]);
});

test("texts go to the clipboard, the old way where a page from disk may not use it, or it says so", async () => {
  const written: string[] = [];
  const clipboard = {
    writeText: async (text: string) => {
      written.push(text);
    },
  };
  expect(await openPage(clipboard).copy("a caption")).toBe("Copied");
  expect(written).toEqual(["a caption"]);
  const fromDisk = openPage(noClipboard);
  expect(await fromDisk.copy("a caption")).toBe("Copied");
  expect(fromDisk.copied).toEqual(["a caption"]);
  expect(await openPage(noClipboard, false).copy("a caption")).toContain("select the text");
});
