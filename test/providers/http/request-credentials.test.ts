import { expect, it } from "vitest";
import { credentialsIn } from "../../../src/providers/http/request-credentials.ts";

it("finds what proves a request, and nothing else", () => {
  const found = credentialsIn(
    new URL("https://x.example/?key=in-query&q=words&access_token=also"),
    new Headers({ Authorization: "Key id:secret", "x-goog-api-key": "plain", accept: "application/json" }),
    new URLSearchParams({ assertion: "signed", grant_type: "words" }),
  );
  expect(found.sort()).toEqual(["Key id:secret", "also", "id:secret", "in-query", "plain", "signed"].sort());
});
