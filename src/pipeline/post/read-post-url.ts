import { AppError } from "../../core/app-error.ts";

interface Address {
  hosts: RegExp;
  /** Where the platform's own id of the post stands in it; null: nowhere. */
  id: RegExp | null;
}

/** Addresses of posts, as platforms give them to people. */
const ADDRESSES: Readonly<Record<string, Address>> = {
  tiktok: { hosts: /(?:^|\.)tiktok\.com$/, id: /\/video\/(\d{1,20})(?:[/?#]|$)/ },
  youtube: {
    hosts: /(?:^|\.)(?:youtube\.com|youtu\.be)$/,
    id: /(?:\/shorts\/|\/video\/|[?&]v=|youtu\.be\/)([\w-]{1,64})(?:[/?&#]|$)/,
  },
  instagram: { hosts: /(?:^|\.)instagram\.com$/, id: null },
};

/**
 * What the address that a person found says of a post: the platform's id of it, null where no address tells it. Usage error
 * `url-unfitting` for what is no address of that platform.
 */
export function readPostUrl(platform: string, url: string): { platformPostId: string | null } {
  const address = ADDRESSES[platform];
  if (address === undefined) return { platformPostId: null };
  const { protocol, hostname, href } = URL.canParse(url) ? new URL(url) : { ...NONE, href: url };
  if (protocol !== "https:" || !address.hosts.test(hostname)) throw unfitting(platform, url);
  return { platformPostId: address.id?.exec(href)?.[1] ?? null };
}

const NONE = { protocol: "", hostname: "" };

const unfitting = (platform: string, url: string): AppError =>
  new AppError({
    kind: "usage",
    code: "url-unfitting",
    message: `${JSON.stringify(url)} is no address of a post on ${platform}.`,
    hint: "Copy it from the post itself, with https:// at its start.",
  });
