import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeIn, codeInPaste } from "../../../src/pipeline/accounts/read-callback.ts";

const STATE = "state-0123456789";
const LOGIN = { state: STATE, hasPkce: true };
const read = (query: string): string => codeIn(new URLSearchParams(query), STATE);
const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe("what comes back", () => {
  it("is a code, decoded, with the state of this login", () => {
    expect(read(`code=4%2F0-abc*1%21&state=${STATE}&scope=x`)).toBe("4/0-abc*1!");
  });

  it.each([
    ["another state", `code=abc&state=${STATE}x`],
    ["no state", "code=abc"],
    ["two states", `code=abc&state=${STATE}&state=${STATE}`],
    ["no code", `state=${STATE}`],
    ["an empty code", `state=${STATE}&code=`],
    ["two codes", `state=${STATE}&code=a&code=b`],
    ["an error with another state", "error=access_denied&state=x"],
  ])("is refused with %s", (_what, query) => {
    expect(codeOf(() => read(query))).toBe("login-state-wrong");
  });

  it.each([
    ["access_denied", "login-denied", "access_denied"],
    ["unauthorized_client", "login-refused", "unauthorized_client"],
    ["<b>\u001b[31m", "login-refused", "without a proper name"],
  ])("tells of the error %j without a stranger's words", (error, code, words) => {
    const query = new URLSearchParams({ error, error_description: "\u001b[31mcanary", state: STATE });
    expect(() => codeIn(query, STATE)).toThrow(expect.objectContaining({ code }));
    expect(() => codeIn(query, STATE)).toThrow(words);
    expect(() => codeIn(query, STATE)).not.toThrow(/canary|\[31m/);
  });

  it("gives nothing out but for the very state", () => {
    const isLet = (state: string): boolean =>
      codeOf(() => codeIn(new URLSearchParams({ code: "abc", state }), STATE)) === "abc";
    fc.assert(fc.property(fc.string(), (state) => isLet(state) === (state === STATE)));
    expect(isLet(STATE)).toBe(true);
  });
});

describe("what is pasted", () => {
  it.each([
    [`http://127.0.0.1:5/callback?code=4%2Fabc&state=${STATE}`, "4/abc"],
    [`https://127.0.0.1:5/callback?state=${STATE}&code=abc#_`, "abc"],
    [`  code=abc&state=${STATE}  `, "abc"],
    [`?code=abc&state=${STATE}`, "abc"],
    ["4%2F0-abcdefgh", "4/0-abcdefgh"],
    ["code*1!23456", "code*1!23456"],
    ["100%-abcdefgh", "100%-abcdefgh"],
    ["", undefined],
    ["   ", undefined],
    ["http://127.0.0.1:5/callback?code=abc&state=other", "login-state-wrong"],
    ["http://127.0.0.1:5/callback?code=abc", "login-state-wrong"],
    [`?error=access_denied&state=${STATE}`, "login-denied"],
    ["what now?", "login-paste-unreadable"],
    ["https://example.com/", "login-paste-unreadable"],
    ["short", "login-paste-unreadable"],
  ])("%j is %j", (pasted, wanted) => {
    expect(codeOf(() => codeInPaste(pasted, LOGIN))).toBe(wanted);
  });

  it("is a whole address where the platform has no PKCE: a code alone could be of a stranger's login", () => {
    const login = { state: STATE, hasPkce: false };
    expect(codeInPaste(`https://127.0.0.1:5/callback?code=abc&state=${STATE}#_`, login)).toBe("abc");
    expect(() => codeInPaste("4%2F0-abcdefgh", login)).toThrow("A code alone does not say");
  });

  it("is read whatever it is, and never quoted", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          codeInPaste(text, LOGIN);
          return true;
        } catch (error) {
          const { code, message } = error as { code?: string; message: string };
          return (code ?? "").startsWith("login-") && (text.length < 20 || !message.includes(text));
        }
      }),
    );
  });
});
