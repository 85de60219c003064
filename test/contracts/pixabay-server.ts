import {
  brokenQuery,
  type LibraryDialect,
  type ShelfClip,
  type StockServer,
  stockServer,
} from "./stock-library-server.ts";

const PARAMETERS = {
  key: { value: /\S/, isNeeded: true },
  q: { value: /^.{1,100}$/u },
  lang: { value: /^[a-z]{2}$/ },
  video_type: { value: /^(?:all|film|animation)$/ },
  category: { value: /^[a-z]+$/ },
  min_width: { value: /^\d+$/ },
  min_height: { value: /^\d+$/ },
  editors_choice: { value: /^(?:true|false)$/ },
  safesearch: { value: /^(?:true|false)$/ },
  order: { value: /^(?:popular|latest)$/ },
  page: { value: /^[1-9]\d*$/ },
  per_page: { value: /^(?:[3-9]|[1-9]\d|1\d\d|200)$/ },
};

const plain = (status: number, message: string) => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `[ERROR ${status}] ${message}`,
});

/** Pixabay's video search: research §6.3. Its key stands in the query and nowhere else; errors are plain words. */
export async function pixabayServer(file: Buffer, key: string): Promise<StockServer> {
  const dialect: LibraryDialect = {
    path: "/api/videos/",
    violations: (request) => [
      ...brokenQuery(request, PARAMETERS),
      ...Object.entries(request.headers)
        .filter(([name, value]) => name === "authorization" || String(value).includes(key))
        .map(([name]) => `the key is in the header ${name}`),
    ],
    wordsOf: ({ query }) => query.get("q") ?? "",
    isKnown: ({ query }) => query.get("key") === key,
    answer: (clips, addressOf) => ({
      total: clips.length,
      totalHits: Math.min(500, clips.length),
      hits: clips.map((clip) => hitOf(clip, addressOf)),
    }),
    limitHeaders: ({ remaining, resetSeconds }) => ({
      "x-ratelimit-limit": "100",
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-reset": String(resetSeconds),
    }),
    refusals: {
      throttled: {
        ...plain(429, "API rate limit exceeded"),
        headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "40" },
      },
      "bad key": plain(400, `Invalid or missing API key (https://pixabay.com/api/docs/).`),
    },
    refuse: (status, problems) => plain(status, problems.join("; ")),
  };
  return await stockServer(file, dialect);
}

function hitOf({ id, author, seconds, width, height, about }: ShelfClip, addressOf: () => string): unknown {
  const none = { url: "", width: 0, height: 0, size: 0, thumbnail: "" };
  const rendition = (share: number) => ({
    url: addressOf(),
    width: Math.round(width * share),
    height: Math.round(height * share),
    size: 1_000_000,
    thumbnail: `https://cdn.pixabay.com/video/${id}.jpg`,
  });
  return {
    id,
    pageURL: `https://pixabay.com/videos/id-${id}/`,
    type: "film",
    tags: about.replaceAll(" ", ", "),
    duration: seconds,
    videos: { large: none, medium: rendition(1), small: rendition(0.67), tiny: rendition(0.5) },
    views: 10,
    downloads: 5,
    likes: 1,
    comments: 0,
    user_id: 9,
    user: author,
    userImageURL: "",
    noAiTraining: false,
    isAiGenerated: false,
    isGRated: true,
    isLowQuality: false,
    userURL: "https://pixabay.com/users/9/",
  };
}
