import { AppError } from "../../core/app-error.ts";
import type { AccountAccess } from "../contracts/account-access.ts";
import type { PlatformLogin } from "../contracts/platform-login.ts";
import type { Publisher } from "../contracts/publisher.ts";
import type { Vendor, VendorDefinition, VendorParts } from "../contracts/vendor.ts";
import type { Way } from "./container-form.ts";
import { createFacebookLogin } from "./facebook-login.ts";
import { createGraph } from "./graph.ts";
import { createInstagramLogin } from "./instagram-login.ts";
import type { LoginAddresses } from "./login-line.ts";
import { createInstagramPublisher } from "./publisher.ts";
import { ID } from "./say-error.ts";

/** Hosts that are asked besides the base URL; browsers go to two more. */
const ASKED = {
  uploadBaseUrl: "https://rupload.facebook.com",
  loginBaseUrl: "https://graph.instagram.com",
  tokenBaseUrl: "https://api.instagram.com",
};
const FACEBOOK_BROWSER = "https://www.facebook.com";
const INSTAGRAM_BROWSER = "https://www.instagram.com";
const WAYS = ["facebook", "instagram"] as const satisfies readonly Way[];

/** Reels. An account comes in by Facebook's login, which takes files, or by Instagram's own, which fetches them. */
export const instagram: VendorDefinition = {
  id: ID,
  title: "Instagram",
  contracts: ["publisher"],
  baseUrl: "https://graph.facebook.com",
  keys: [],
  settings: {
    uploadBaseUrl: "where files go",
    loginBaseUrl: "the API of Instagram's own login",
    tokenBaseUrl: "where Instagram's own login gives tokens",
    authBaseUrl: "where a browser asks for leave, by Facebook's login",
    loginAuthBaseUrl: "where a browser asks for leave, by Instagram's own login",
  },
  extraBaseUrls: ASKED,
  operationOf: (method, url) => `${method} ${url.pathname.replaceAll(/\/\d+(?:_\d+)?(?=\/|$)/g, "/*")}`,
  open,
};

function open(parts: VendorParts): Vendor {
  const addresses = addressesOf(parts);
  return {
    login: loginOf(parts, addresses),
    publisherOf: (account) => publisherOf(parts, addresses, account),
    probe: () =>
      Promise.resolve({
        message:
          "there is nothing to ask without an account: `viral accounts check` asks for each that is connected",
        costUsdMicros: 0,
      }),
  };
}

function addressesOf({ baseUrl, settings }: VendorParts): LoginAddresses & { upload: string } {
  const at = (name: string, usual: string): string => (settings[name] ?? usual).replace(/\/+$/u, "");
  return {
    graph: baseUrl,
    instagramGraph: at("loginBaseUrl", ASKED.loginBaseUrl),
    instagramToken: at("tokenBaseUrl", ASKED.tokenBaseUrl),
    upload: at("uploadBaseUrl", ASKED.uploadBaseUrl),
    facebookBrowser: at("authBaseUrl", FACEBOOK_BROWSER),
    instagramBrowser: at("loginAuthBaseUrl", INSTAGRAM_BROWSER),
  };
}

function loginOf(parts: VendorParts, addresses: LoginAddresses): PlatformLogin {
  const shared = { line: async () => await parts.line(), clock: parts.clock, addresses };
  const facebook = createFacebookLogin(shared);
  const logins: Readonly<Record<Way, PlatformLogin>> = { facebook, instagram: createInstagramLogin(shared) };
  return { ...facebook, ways: WAYS, by: (way) => logins[wayOf(way)] };
}

function publisherOf(
  parts: VendorParts,
  addresses: LoginAddresses & { upload: string },
  account: AccountAccess,
): Publisher {
  const way = wayOf(account.login ?? WAYS[0]);
  const baseUrl = way === "facebook" ? addresses.graph : addresses.instagramGraph;
  const asking = { line: async () => await parts.line(), account, clock: parts.clock };
  const graph = createGraph({ ...asking, baseUrl });
  return createInstagramPublisher({ ...asking, graph, way, uploadBaseUrl: addresses.upload });
}

function wayOf(name: string): Way {
  const way = WAYS.find((one) => one === name);
  if (way) return way;
  throw new AppError({
    kind: "usage",
    code: "login-way-unknown",
    message: `Instagram has no login called ${JSON.stringify(name)}.`,
    hint: `There are ${WAYS.join(" and ")}.`,
  });
}
