import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError, isAppError } from "../../core/app-error.ts";
import { codeIn } from "./read-callback.ts";

export interface LoopbackCallback {
  /** `http://127.0.0.1:<port>/callback` */
  redirectUri: string;
  /** Refused as `codeIn` says. */
  code: Promise<string>;
  close(): Promise<void>;
}

const HOST = "127.0.0.1";
const PATH = "/callback";

/**
 * Waits on this machine, at a port that the system picks, for the browser to come back. It reads one request, whatever it
 * is, and is closed then: nobody can try a second time.
 */
export async function openCallback(state: string): Promise<LoopbackCallback> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;
  let isUsed = false;
  let sent: Promise<void> = Promise.resolve();
  const code = new Promise<string>((resolve, reject) => {
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      if (isUsed) return void response.destroy();
      isUsed = true;
      server.close();
      sent = new Promise((done) => response.once("finish", done).once("close", done));
      try {
        const found = codeOf(request, `${HOST}:${port}`, state);
        answer(response, 200, DONE);
        resolve(found);
      } catch (error) {
        answer(response, 400, isAppError(error) && error.code === "login-denied" ? DENIED : STRANGE);
        reject(error);
      }
    });
  });
  // It may be refused before anybody waits for it.
  code.catch(() => undefined);
  return {
    redirectUri: `http://${HOST}:${port}${PATH}`,
    code,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sent;
      // Browsers open connections in advance and say nothing on them.
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A name that leads to this machine is not this address: a page elsewhere may have made it. */
function codeOf({ method, url, headers }: IncomingMessage, host: string, state: string): string {
  const asked = new URL(url ?? "/", `http://${host}`);
  const isOurs = method === "GET" && headers.host === host && asked.host === host && asked.pathname === PATH;
  if (isOurs) return codeIn(asked.searchParams, state);
  throw new AppError({
    kind: "refused",
    code: "login-callback-strange",
    message: "Something else than the platform's answer came to the address that waited for it.",
    hint: "Begin again, and use only the address that this command prints.",
  });
}

const DONE = page(
  "Thank you",
  "viral has the answer. You can close this page; the terminal says what came of it.",
);
const DENIED = page("Nothing was allowed", "You can close this page. viral was told not to come in.");
const STRANGE = page("Not the answer", "viral was not waiting for this. Begin again in the terminal.");

/** Nothing of a request ever stands in it. */
function page(title: string, words: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>body{font:18px/1.5 system-ui,sans-serif;max-width:32em;margin:20vh auto;padding:0 1em}</style>
<h1>${title}</h1><p>${words}</p></html>
`;
}

function answer(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    connection: "close",
  });
  response.end(html);
}
