import { describe, expect, it } from "vitest";
import { MEMBERS, UN_MEMBERS } from "../../../scripts/build-packs/un-members.ts";

describe("members of the United Nations", () => {
  it("are 193, each once, each on a continent", () => {
    expect(new Set(MEMBERS.map(({ code }) => code)).size).toBe(193);
    expect(Object.values(UN_MEMBERS).flat()).toHaveLength(193);
  });
});
