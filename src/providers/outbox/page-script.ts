/** What the page does: one video with sound at a time, all of them muted at once, and texts to the clipboard. */
export const PAGE_SCRIPT = `
"use strict";
const videos = [...document.querySelectorAll("video")];
const playAll = document.getElementById("play-all");
const said = document.getElementById("said");
let isWall = false;
let hush;

const say = (text) => {
  said.textContent = text;
  said.classList.add("on");
  clearTimeout(hush);
  hush = setTimeout(() => said.classList.remove("on"), 1600);
};

const play = (video) => video.play().catch(() => undefined);

const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isWall) continue;
    if (isIntersecting) play(target);
    else target.pause();
  }
}, { threshold: 0.3 });

for (const video of videos) {
  watcher.observe(video);
  video.addEventListener("play", () => {
    if (isWall && video.muted) return;
    for (const other of videos) if (other !== video && !other.muted) other.pause();
  });
}

playAll.addEventListener("click", () => {
  isWall = !isWall;
  playAll.setAttribute("aria-pressed", String(isWall));
  playAll.textContent = isWall ? "Stop all" : "Play all, muted";
  for (const video of videos) {
    video.muted = isWall;
    const box = video.getBoundingClientRect();
    if (isWall && box.bottom > 0 && box.top < innerHeight) play(video);
    if (!isWall) video.pause();
  }
});

const copyOldWay = (text) => {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const isDone = document.execCommand("copy");
  area.remove();
  return isDone;
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const text = button.dataset.copy;
  let isDone = false;
  try {
    await navigator.clipboard.writeText(text);
    isDone = true;
  } catch {
    isDone = copyOldWay(text);
  }
  say(isDone ? "Copied" : "Could not copy: select the text instead");
});
`;
