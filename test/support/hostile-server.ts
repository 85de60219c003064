import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterThisTest } from "./temporary-folder.ts";

/** What one request is answered with. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface SeenRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface HostileServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  seen: readonly SeenRequest[];
  /** Connections that the other side has left. */
  leftCount(): number;
}

/** A server on loopback that is gone after the test. The n-th request meets the n-th behaviour, later ones the last. */
export async function hostileServer(
  ...behaviours: readonly [Behaviour, ...Behaviour[]]
): Promise<HostileServer> {
  const seen: SeenRequest[] = [];
  let leftCount = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const behaviour = behaviours[Math.min(seen.length, behaviours.length - 1)] ?? behaviours[0];
    const at = seen.push({
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: "",
    });
    const body = (await buffer(request)).toString("utf8");
    const entry = seen[at - 1];
    if (entry) entry.body = body;
    behaviour(request, response);
  };
  const server = createServer((request, response) => {
    // A request that breaks off while it is read is nobody's concern here.
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.on("connection", (socket) => {
    socket.on("error", () => undefined);
    socket.on("close", () => {
      leftCount += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterThisTest(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, seen, leftCount: () => leftCount };
}

/** A port of this machine on which nobody listens. */
export async function deadOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return `http://127.0.0.1:${port}`;
}

type HeaderRow = Readonly<Record<string, string>>;

export function answersJson(status: number, body: unknown, headers: HeaderRow = {}): Behaviour {
  return answers(status, JSON.stringify(body), { "content-type": "application/json", ...headers });
}

/** Well-behaved bytes; a `content-length` in `headers` may lie. */
export function answers(status: number, body: string | Uint8Array = "", headers: HeaderRow = {}): Behaviour {
  const length =
    status === 204 || status === 304 ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return (_request, response) => void response.writeHead(status, { ...length, ...headers }).end(body);
}

export function answersHtml(status: number, title = "It works"): Behaviour {
  const page = `<!doctype html><html><head><title>${title}</title></head><body>${title}</body></html>`;
  return answers(status, page, { "content-type": "text/html" });
}

export function redirects(status: number, location: string): Behaviour {
  return answers(status, "", { location });
}

/** Takes the request and never says a word. */
export const hangs: Behaviour = () => undefined;

/** Reads the whole request, then cuts the line: the job may exist. */
export const resetsBeforeHeaders: Behaviour = (request) => void request.socket.resetAndDestroy();

export function resetsAfterHeaders(first: string | Uint8Array, headers: HeaderRow = {}): Behaviour {
  return (request, response) => {
    response.writeHead(200, { "content-length": "1000000", ...headers });
    response.write(first);
    setTimeout(() => request.socket.resetAndDestroy(), 20);
  };
}

/** Promises more than it sends, and closes politely. */
export function truncates(body: Uint8Array, headers: HeaderRow = {}): Behaviour {
  return (request, response) => {
    response.writeHead(200, { "content-length": String(body.byteLength + 100), ...headers });
    response.write(body);
    setTimeout(() => request.socket.end(), 20);
  };
}

/** Sends a start, then nothing, with the line open. */
export function stalls(first: string | Uint8Array, headers: HeaderRow = {}, status = 200): Behaviour {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.write(first);
  };
}

/** Slow-loris: after `first` one byte now and then, without end. */
export function dribbles(first: string | Uint8Array, everyMs: number, headers: HeaderRow = {}): Behaviour {
  return (request, response) => {
    response.writeHead(200, headers);
    response.write(first);
    const timer = setInterval(() => response.write(" "), everyMs);
    request.socket.on("close", () => clearInterval(timer));
  };
}

/** Chunks without an announced length, until `byteCount` are sent or the other side leaves. */
export function floods(first: Uint8Array, byteCount: number, headers: HeaderRow = {}): Behaviour {
  return (_request, response) => {
    response.writeHead(200, headers);
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    let sent = response.write(first) ? first.byteLength : 0;
    const more = () => {
      while (sent < byteCount && !response.destroyed) {
        sent += chunk.byteLength;
        if (!response.write(chunk)) return void response.once("drain", more);
      }
      response.end();
    };
    more();
  };
}

/** A small answer that unpacks to `first` and `byteCount` spaces. */
export function gzipBomb(first: Uint8Array, byteCount: number, headers: HeaderRow = {}): Behaviour {
  const packed = gzipSync(Buffer.concat([first, Buffer.alloc(byteCount, 0x20)]));
  return answers(200, packed, { "content-encoding": "gzip", ...headers });
}

/** Announces ten gigabytes and starts to send them. */
export function tenGigabytes(first: Uint8Array, headers: HeaderRow = {}): Behaviour {
  return stalls(first, { "content-length": String(10 * 1024 ** 3), ...headers });
}
