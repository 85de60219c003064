import type { IncomingMessage } from "node:http";
import { answers, answersJson, type Behaviour, hostileServer, type SeenRequest } from "./hostile-server.ts";

/** What came in of a request that could be a secret, in the spellings in which a server may say it back. */
export function heard(request: IncomingMessage, form = ""): string {
  const said = [request.url ?? "", ...Object.values(request.headers).map(String), form].join(" ");
  const bare = said.replace(/\b(?:Bearer|Key|Basic) /g, "");
  return `${bare} ${encodeURIComponent(bare)} ${Buffer.from(bare).toString("base64")}`;
}

/** Escapes as PHP and as careful templates do: JSON and HTML all the same. */
const escapedJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll("/", String.raw`\/`).replaceAll("+", String.raw`\u002b`);
export const escapedHtml = (text: string): string =>
  text.replace(/[/+=<>&"']/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`);

export type Parrot = (said: string) => Behaviour;
const jsonHead = { "content-type": "application/json" };
const pageHead = { "content-type": "text/html" };

/** Answers with what it heard: in the words of an error, in headers, as a page, as an answer of no known shape. */
export const PARROTS: Readonly<Record<string, Parrot>> = {
  "401 in JSON": (said) => {
    const message = `Incorrect API key provided: ${said}`;
    const error = { message, type: "invalid_request_error", code: "invalid_api_key", status: message };
    return answersJson(401, { error, detail: message, message }, { "x-heard": encodeURIComponent(message) });
  },
  "400 in escaped JSON": (said) => {
    const error = { message: `Bad request of ${said}`, type: "bad", code: said };
    return answers(400, escapedJson({ error, detail: [{ msg: said }] }), jsonHead);
  },
  "500 in text": (said) => answers(500, `Traceback: ${said}`, { "content-type": "text/plain" }),
  "502 as a page": (said) =>
    answers(502, `<!doctype html><title>${escapedHtml(said)}</title><body>${said}</body>`, pageHead),
  "429 for an hour": (said) =>
    answersJson(429, { error: { message: `Slow down, ${said}` } }, { "retry-after": "3600" }),
  "200 as a page": (said) => answers(200, `<!doctype html><title>Welcome ${said}</title>`, pageHead),
  "200 of no known shape": (said) =>
    answers(200, escapedJson({ id: said, name: 7, status: said, request_id: said }), jsonHead),
  "200 that says it failed": (said) => {
    const error = { code: 13, message: said, status: said, parameter: "x" };
    const failed = {
      status: "FAILED",
      failure: said,
      failureCode: said,
      detail: said,
      error,
      errors: [error],
    };
    return answersJson(200, { id: "j1", name: "operations/1", done: true, ...failed });
  },
  "302 elsewhere": (said) =>
    answers(302, said, { location: `https://example.com/login?key=${encodeURIComponent(said)}` }),
};

/** A server that says everything back: one request in this way, the next in the next. */
export async function parrotServer(
  ...parrots: readonly [Parrot, ...Parrot[]]
): Promise<{ origin: string; seen: readonly SeenRequest[] }> {
  const server = await hostileServer((request, response) => {
    const { body } = server.seen.at(-1) ?? { body: "" };
    const isForm = request.headers["content-type"]?.includes("form") === true;
    const parrot = parrots[(server.seen.length - 1) % parrots.length] ?? parrots[0];
    parrot(heard(request, isForm ? body : ""))(request, response);
  });
  return server;
}
