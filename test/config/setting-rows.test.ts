import { expect, it } from "vitest";
import {
  environmentName,
  findSetting,
  readEnvironment,
  readSettingText,
  settingRows,
} from "../../src/config/setting-rows.ts";

it("lists every setting with type, default and who may set it", () => {
  const rows = settingRows();
  expect(findSetting(rows, "run.jobs")).toMatchObject({
    type: "integer",
    defaultValue: 1,
    isUserOnly: false,
  });
  expect(findSetting(rows, "providers.fal.baseUrl")).toMatchObject({ isUserOnly: true });
  // A cloned project would else have finished videos sent to a bucket of its own.
  expect(findSetting(rows, "providers.s3.bucket")).toMatchObject({ isUserOnly: true });
  expect(findSetting(rows, "posting.auto")).toMatchObject({ type: "boolean", defaultValue: false });
  expect(rows.every((row) => row.description.length > 5)).toBe(true);
});

it("names variables by one rule", () => {
  expect(environmentName("providers.runway.baseUrl")).toBe("VIRAL_PROVIDERS_RUNWAY_BASE_URL");
  expect(environmentName("budget.perVideoUsd")).toBe("VIRAL_BUDGET_PER_VIDEO_USD");
});

it("reads variables, of every vendor too, and no others", () => {
  const env = {
    VIRAL_POLICY_FORBIDDEN_WORDS: "a, b",
    VIRAL_HOME: "/x",
    VIRAL_PROVIDERS_MY_AI_BASE_URL: "https://x.y",
    VIRAL_PROVIDERS_FAL_JOBS_AT_ONCE: "12",
  };
  expect(readEnvironment(env)).toEqual([
    { path: "policy.forbiddenWords", value: ["a", "b"], name: "VIRAL_POLICY_FORBIDDEN_WORDS" },
    { path: "providers.my-ai.baseUrl", value: "https://x.y", name: "VIRAL_PROVIDERS_MY_AI_BASE_URL" },
    { path: "providers.fal.jobsAtOnce", value: 12, name: "VIRAL_PROVIDERS_FAL_JOBS_AT_ONCE" },
  ]);
});

it("reads each variable once, as the setting with the longest name that it fits", () => {
  const env = {
    VIRAL_PROVIDERS_VERTEX_TOKEN_BASE_URL: "https://a.b",
    VIRAL_PROVIDERS_S3_PUBLIC_BASE_URL: "https://c.d",
    VIRAL_PROVIDERS_INSTAGRAM_LOGIN_AUTH_BASE_URL: "https://e.f",
    VIRAL_PROVIDERS_OPENAI_SPEECH_MODEL: "m",
  };
  expect(readEnvironment(env).map(({ path }) => path)).toEqual([
    "providers.vertex.tokenBaseUrl",
    "providers.s3.publicBaseUrl",
    "providers.instagram.loginAuthBaseUrl",
    "providers.openai.speechModel",
  ]);
});

it("leaves text that does not fit for the schema to refuse", () => {
  const rows = settingRows();
  const read = (path: string, text: string) => {
    const row = findSetting(rows, path);
    return row && readSettingText(row, text);
  };
  expect(read("posting.auto", "maybe")).toBe("maybe");
  expect(read("posting.auto", "1")).toBe(true);
  expect(read("run.jobs", "")).toBe("");
});
