import {
  brokenQuery,
  type LibraryDialect,
  type ShelfClip,
  type StockServer,
  stockServer,
} from "./stock-library-server.ts";

const PARAMETERS = {
  query: { value: /\S/, isNeeded: true },
  orientation: { value: /^(?:landscape|portrait|square)$/ },
  size: { value: /^(?:large|medium|small)$/ },
  locale: { value: /^[a-z]{2}-[A-Z]{2}$/ },
  page: { value: /^[1-9]\d*$/ },
  per_page: { value: /^(?:[1-9]|[1-7]\d|80)$/ },
};

/** Pexels' video search: research §6.2. Its key stands alone in the header, without a scheme. */
export async function pexelsServer(file: Buffer, key: string): Promise<StockServer> {
  const dialect: LibraryDialect = {
    path: /^\/(?:v1\/)?videos\/search$/,
    violations: (request) => [
      ...brokenQuery(request, PARAMETERS),
      ...(/^\S+$/.test(request.headers.authorization ?? "")
        ? []
        : ["the header authorization is not the key alone"]),
      ...(request.query.toString().includes(key) ? ["the key is in the address"] : []),
    ],
    wordsOf: ({ query }) => query.get("query") ?? "",
    isKnown: ({ headers }) => headers.authorization === key,
    answer: (clips, addressOf, { query }) => ({
      page: 1,
      per_page: Number(query.get("per_page")),
      total_results: clips.length,
      url: "https://www.pexels.com/search/videos/",
      videos: clips.map((clip) => videoOf(clip, addressOf)),
    }),
    // Its reset is that of the month, and only good answers tell it.
    limitHeaders: ({ remaining, resetSeconds }) => ({
      "x-ratelimit-limit": "20000",
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + resetSeconds),
    }),
    refusals: {
      throttled: {
        status: 429,
        headers: { "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 40) },
        json: { error: "Rate Limit Exceeded" },
      },
      "bad key": { status: 401, json: { status: 401, code: "Unauthorized" } },
    },
    refuse: (status, problems) => ({ status, json: { status, code: problems.join("; ") } }),
  };
  return await stockServer(file, dialect);
}

function videoOf({ id, author, seconds, width, height, about }: ShelfClip, addressOf: () => string): unknown {
  const file = { quality: "hd", file_type: "video/mp4", fps: 25 };
  return {
    id,
    width,
    height,
    duration: seconds,
    full_res: null,
    tags: [],
    avg_color: null,
    url: `https://www.pexels.com/video/${about.replaceAll(" ", "-")}-${id}/`,
    image: `https://images.pexels.com/videos/${id}/picture.jpg`,
    user: { id: 7, name: author, url: "https://www.pexels.com/@someone" },
    video_files: [
      { id: id * 10, ...file, quality: "hls", width: null, height: null, link: `${addressOf()}.m3u8` },
      { id: id * 10 + 1, ...file, quality: "sd", width: width >> 1, height: height >> 1, link: addressOf() },
      { id: id * 10 + 2, ...file, width, height, link: addressOf() },
    ],
    video_pictures: [],
  };
}
