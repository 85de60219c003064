import { AppError } from "../../core/app-error.ts";

/** This machine: the only place that is spoken to without encryption. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname;
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** `http` to this machine, `https` to any. */
export function isSafeTransport(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
}

/** The address that a vendor's requests go to, checked when it is set. Config errors never show more than its host. */
export function readBaseUrl(providerId: string, baseUrl: string): URL {
  const hint = `Set providers.${providerId}.baseUrl to an https address; plain http is for this machine only.`;
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new AppError({
      kind: "config",
      code: "vendor-base-url",
      message: `The base URL of ${providerId} is not a web address.`,
      hint,
    });
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new AppError({
      kind: "config",
      code: "vendor-base-url",
      message: `The base URL of ${providerId} on ${url.host} holds more than an address: a name, a password or a query.`,
      hint: `${hint} Keys have their own place.`,
    });
  }
  if (!isSafeTransport(url)) throw plainHttp(providerId, url, hint);
  return url;
}

/** Lets a request go to one of `origins` only: our key is meant for nobody else. */
export function checkAddress(providerId: string, url: URL, origins: ReadonlySet<string>): void {
  if (!isSafeTransport(url)) {
    throw plainHttp(providerId, url, "Plain http is for servers on this machine only.");
  }
  if (url.username !== "" || url.password !== "" || !origins.has(url.origin)) {
    throw new AppError({
      kind: "refused",
      code: "vendor-foreign-origin",
      message: `A request for ${providerId} was to go to ${url.host}, which is not its own address; it was not sent.`,
      hint: `If that is right, set providers.${providerId}.baseUrl.`,
      details: { reached: "no", host: url.host },
    });
  }
}

function plainHttp(providerId: string, url: URL, hint: string): AppError {
  return new AppError({
    kind: "config",
    code: "vendor-plain-http",
    message: `${providerId} was to be asked without encryption at ${url.host}; it was not.`,
    hint,
    details: { reached: "no", host: url.host },
  });
}
