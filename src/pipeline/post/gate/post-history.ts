import { DuplicateGuard, TEXT_COSINE_MAX } from "../../../ideas/near-duplicates/duplicate-guard.ts";

/** Another post of this installation that is out, on its way or planned. */
export interface OtherPost {
  postId: string;
  videoId: string;
  accountId: string;
  platform: string;
  mediaSha256: string;
  /** What its video is about, as near-duplicates are found by. */
  text: string;
}

/** Every other post, by what it shows: read once, and growing while more is planned. */
export class PostHistory {
  readonly #platforms = new Map<string, PlatformHistory>();

  constructor(posts: readonly OtherPost[] = []) {
    for (const post of posts) this.add(post);
  }

  add(post: OtherPost): void {
    const known = this.#platforms.get(post.platform);
    if (known) known.add(post);
    else this.#platforms.set(post.platform, new PlatformHistory(post));
  }

  /** The first post of this video on a platform, whichever file of it was sent. */
  ofVideo(platform: string, videoId: string): OtherPost | undefined {
    return this.#platforms.get(platform)?.byVideo.get(videoId);
  }

  ofFile(platform: string, sha256: string): OtherPost | undefined {
    return this.#platforms.get(platform)?.byFile.get(sha256);
  }

  /** The post whose video says nearly the same. */
  similarTo(platform: string, text: string): OtherPost | undefined {
    return this.#platforms.get(platform)?.similarTo(text);
  }
}

class PlatformHistory {
  readonly byVideo = new Map<string, OtherPost>();
  readonly byFile = new Map<string, OtherPost>();
  readonly #texts = new DuplicateGuard<ComparablePost>();

  constructor(first: OtherPost) {
    this.add(first);
  }

  add(post: OtherPost): void {
    if (!this.byVideo.has(post.videoId)) this.byVideo.set(post.videoId, post);
    if (!this.byFile.has(post.mediaSha256)) this.byFile.set(post.mediaSha256, post);
    this.#texts.add({ conceptKey: post.postId, receiptKeys: [], text: post.text, post });
  }

  similarTo(text: string): OtherPost | undefined {
    const { past, cosine } = this.#texts.nearestText(text);
    return past && cosine >= TEXT_COSINE_MAX ? past.post : undefined;
  }
}

interface ComparablePost {
  conceptKey: string;
  receiptKeys: readonly string[];
  text: string;
  post: OtherPost;
}
