import type { IncomingMessage } from "node:http";
import { answers, answersJson, type Behaviour } from "./hostile-server.ts";

/** What came in of a request that could be a secret, in the spellings in which a server may say it back. */
function heard(request: IncomingMessage): string {
  const said = [request.url ?? "", ...Object.values(request.headers).map(String)].join(" ");
  const bare = said.replace(/\b(?:Bearer|Key|Basic) /g, "");
  return `${bare} ${encodeURIComponent(bare)} ${Buffer.from(bare).toString("base64")}`;
}

/** Escapes as PHP and as careful templates do: JSON and HTML all the same. */
const escapedJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll("/", String.raw`\/`).replaceAll("+", String.raw`\u002b`);
const escapedHtml = (text: string): string =>
  text.replace(/[/+=<>&"']/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`);

/** Answers everything with what it heard: in the words of an error, in headers, as a page, as an answer of no known shape. */
export const PARROTS: Readonly<Record<string, Behaviour>> = {
  "401 in JSON": (request, response) => {
    const message = `Incorrect API key provided: ${heard(request)}`;
    const error = { message, type: "invalid_request_error", code: "invalid_api_key", status: message };
    answersJson(
      401,
      { error, detail: message, message },
      { "x-heard": encodeURIComponent(message) },
    )(request, response);
  },
  "400 in escaped JSON": (request, response) => {
    const message = `Bad request of ${heard(request)}`;
    const body = escapedJson({ error: { message, type: "bad", code: message }, detail: [{ msg: message }] });
    answers(400, body, { "content-type": "application/json" })(request, response);
  },
  "500 in text": (request, response) =>
    answers(500, `Traceback: ${heard(request)}`, { "content-type": "text/plain" })(request, response),
  "502 as a page": (request, response) => {
    const page = `<!doctype html><title>${escapedHtml(heard(request))}</title><body>${heard(request)}</body>`;
    answers(502, page, { "content-type": "text/html" })(request, response);
  },
  "429 for an hour": (request, response) =>
    answersJson(
      429,
      { error: { message: `Slow down, ${heard(request)}` } },
      { "retry-after": "3600" },
    )(request, response),
  "200 as a page": (request, response) =>
    answers(200, `<!doctype html><title>Welcome ${heard(request)}</title>`, { "content-type": "text/html" })(
      request,
      response,
    ),
  "200 of no known shape": (request, response) =>
    answers(200, escapedJson({ id: heard(request), name: 7, status: heard(request) }), {
      "content-type": "application/json",
    })(request, response),
  "302 elsewhere": (request, response) =>
    answers(302, heard(request), {
      location: `https://example.com/login?key=${encodeURIComponent(heard(request))}`,
    })(request, response),
};
