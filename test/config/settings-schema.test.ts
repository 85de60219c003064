import { expect, it } from "vitest";
import { Settings } from "../../src/config/settings-schema.ts";

const accepts = (baseUrl: string): boolean =>
  Settings.safeParse({ providers: { runway: { baseUrl } } }).success;

it("takes plain http only to this machine, and no other protocol", () => {
  for (const url of ["https://a.example/v1", "http://127.0.0.1:9", "http://localhost", "http://[::1]:80/x"]) {
    expect(accepts(url), url).toBe(true);
  }
  for (const url of [
    "http://a.example",
    "http://127.0.0.1.evil.example",
    "ftp://localhost",
    "file:///x",
    "runway",
  ]) {
    expect(accepts(url), url).toBe(false);
  }
});

it("takes no region that would end the host's name which it becomes a part of", () => {
  const takes = (region: string): boolean =>
    Settings.safeParse({ providers: { vertex: { region } } }).success;
  for (const region of ["europe-west4", "global", "auto"]) expect(takes(region), region).toBe(true);
  for (const region of ["evil.example/", "a.b", "x@evil.example#", "", "a b"])
    expect(takes(region), region).toBe(false);
});
