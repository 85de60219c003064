import { expect, it } from "vitest";
import { isRedirect, redirectRefused, redirectTarget } from "../../../src/providers/http/redirect.ts";

const answer = (status: number, location?: string) =>
  new Response(null, { status, headers: location === undefined ? {} : { location } });

it("takes for a redirect what points somewhere", () => {
  const statuses = [301, 302, 303, 307, 308, 304, 300];
  expect(statuses.map((status) => isRedirect(answer(status, "/a")))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(isRedirect(answer(302))).toBe(false);
});

it("reads where to, from where it stands", () => {
  const from = new URL("https://x.example/a/b?c=d");
  expect(redirectTarget(answer(302, "../e"), from)?.href).toBe("https://x.example/e");
  expect(redirectTarget(answer(302, "//y.example/e"), from)?.host).toBe("y.example");
  expect(redirectTarget(answer(302, "https://"), from)).toBeUndefined();
});

it("names the host, never the path or the query", () => {
  const place = { providerId: "runway", host: "x.example" };
  const target = new URL("https://evil.example/canary-path?token=canary-token");
  const refused = redirectRefused(place, { status: 302, target }, "which is not its own address");
  expect(refused).toMatchObject({
    kind: "refused",
    code: "vendor-redirect",
    details: { status: 302, reached: "yes" },
  });
  expect(refused.message).toContain("evil.example");
  expect(refused.message + JSON.stringify(refused)).not.toContain("canary");
  const nowhere = redirectRefused(place, { status: 302, target: undefined }, "");
  expect(nowhere.message).toContain("no web address");
  expect(redirectRefused(place, undefined, "")).toMatchObject({ details: { reached: "yes" } });
});
