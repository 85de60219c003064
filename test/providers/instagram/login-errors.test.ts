import { expect, it } from "vitest";
import { loginError, oddLogin } from "../../../src/providers/instagram/login-errors.ts";

const graph = (code: number, subcode?: number, status = 400, message = "No.") => ({
  status,
  json: { error: { message, code, ...(subcode ? { error_subcode: subcode } : {}) } },
  text: "",
});
const own = (error_message: string) => ({
  status: 400,
  json: { error_type: "OAuthException", code: 400, error_message },
  text: "",
});

it.each<[string, ReturnType<typeof graph> | ReturnType<typeof own>, "code" | "token", string, string]>([
  ["a dead token", graph(190, 463, 401), "token", "refused", "account-reconnect-needed"],
  ["a code that was used", graph(100, 36009), "code", "refused", "login-expired"],
  ["a code that is too old", graph(100, 36007), "code", "refused", "login-expired"],
  ["another redirect address", graph(100, 36008), "code", "config", "login-app-refused"],
  ["a wrong app", graph(101), "code", "config", "login-app-refused"],
  ["a throttle", graph(4), "token", "transient", "platform-trouble"],
  ["an outage", graph(2, undefined, 503), "token", "transient", "platform-trouble"],
  [
    "a used code, in words",
    own("Matching code was not found or was already used"),
    "code",
    "refused",
    "login-expired",
  ],
  ["an old code, in words", own("This authorization code has expired."), "code", "refused", "login-expired"],
  ["a wrong app, in words", own("Invalid platform app"), "code", "config", "login-app-refused"],
  ["a wrong secret, in words", own("Error validating client secret."), "code", "config", "login-app-refused"],
])("%s", (_name, answer, about, kind, code) => {
  expect(loginError(answer, about)).toMatchObject({ kind, code });
});

it("does not call a code's refusal the end of a grant", () => {
  expect(loginError(graph(190), "code").code).toBe("login-app-refused");
  expect(oddLogin().kind).toBe("transient");
});

it("shows one line", () => {
  expect(loginError(own("No\n\u001b[2Jway"), "code").message).toBe("Meta's login: No [2Jway");
});
