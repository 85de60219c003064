import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { FlagSettings } from "../../src/config/config-types.ts";
import { loadConfig } from "../../src/config/load-config.ts";

let folder: string;
let userFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viral-config-"));
  userFile = join(folder, "home", "viral.config.json");
  mkdirSync(join(folder, "home"));
  mkdirSync(join(folder, "project", "deep"), { recursive: true });
});
const load = (env: Record<string, string> = {}, flagSettings: FlagSettings = {}) =>
  loadConfig({ cwd: join(folder, "project", "deep"), env, userFile, flagSettings });
const projectFile = () => join(folder, "project", "viral.config.json");

describe("loadConfig", () => {
  it("answers defaults, with their origin, when nothing is set", () => {
    const config = load();
    expect(config.settings.voice).toBe("flite:slt");
    expect(config.settings.brand).toEqual({ colours: {}, fonts: {} });
    expect(config.settings.out).toBe(join(folder, "project", "deep", "videos"));
    expect(config.origins.get("voice")).toBe("default");
  });

  it("prefers flag, variable, project, user, default, and says where each came from", () => {
    writeFileSync(
      userFile,
      '{\n  "theme": "neon", "run": { "jobs": 2 }, "language": "en-GB", "voice": "none" }',
    );
    writeFileSync(
      projectFile(),
      '{\n  // ours\n  "theme": "pop", "run": { "jobs": 3 }, "language": "en-US",\n}',
    );
    const config = load(
      { VIRAL_THEME: "paper", VIRAL_RUN_JOBS: "4" },
      { theme: { value: "cosmos", flag: "--theme" } },
    );
    expect(config.settings).toMatchObject({
      theme: "cosmos",
      run: { jobs: 4 },
      language: "en-US",
      voice: "none",
    });
    expect(Object.fromEntries(config.origins)).toMatchObject({
      theme: "--theme",
      "run.jobs": "VIRAL_RUN_JOBS",
      language: `${projectFile()}:3`,
      voice: `${userFile}:2`,
    });
    expect(config.files).toEqual([projectFile(), userFile]);
  });

  it("refuses a variable of a vendor's that is no setting", () => {
    expect(() => load({ VIRAL_PROVIDERS_RUNWAY_BASURL: "https://a.b" })).toThrow(
      "VIRAL_PROVIDERS_RUNWAY_BASURL  no setting of any vendor is called so",
    );
  });

  it("takes paths from the folder of the file that says them", () => {
    writeFileSync(projectFile(), '{ "out": "made", "brand": { "logo": "art/logo.png" } }');
    const { settings } = load();
    expect(settings.out).toBe(join(folder, "project", "made"));
    expect(settings.brand.logo).toBe(join(folder, "project", "art", "logo.png"));
  });

  it("reports five mistakes at once, with their lines", () => {
    writeFileSync(
      userFile,
      '{\n  "them": "neon",\n  "run": { "jobs": 0 },\n  "platforms": "tiktok",\n  "budget": { "perDayUsd": -1 },\n  "brand": { "colours": { "text": "red" } }\n}',
    );
    expect(load).toThrow(/^5 settings are wrong/);
    const lines = [
      [2, "there is no setting them; did you mean theme?"],
      [3, "run.jobs: "],
      [4, "platforms: expected array"],
      [5, "budget.perDayUsd: "],
      [6, "brand.colours.text: expected a colour like #1a2b3c"],
    ] as const;
    for (const [line, message] of lines) {
      expect(load).toThrow(
        new RegExp(`viral\\.config\\.json:${line}:\\d+ {2}${message.replaceAll(/[?.]/g, "\\$&")}`),
      );
    }
  });

  it("names the near setting inside a group", () => {
    writeFileSync(userFile, '{ "budget": { "perDayUds": 1 } }');
    expect(load).toThrow("there is no setting budget.perDayUds; did you mean perDayUsd?");
  });

  it("does not take executables, addresses or secret places from a project", () => {
    writeFileSync(
      projectFile(),
      '{\n"media": { "ffmpeg": "./evil" },\n"providers": { "runway": { "baseUrl": "https://evil.example" } },\n"secrets": { "folder": "x" } }',
    );
    expect(load).toThrow(/^3 settings are wrong/);
    expect(load).toThrow("media.ffmpeg may only stand in your own settings");
  });

  it.each([
    ["auto", true],
    ["review", false],
    ["madeForKids", false],
    ["commercial", "none"],
    ["privacy", "public"],
  ])("does not take from a project what a person says once about posting: %s", (name, value) => {
    writeFileSync(projectFile(), JSON.stringify({ posting: { [name]: value } }));
    expect(load).toThrow(`posting.${name} may only stand in your own settings`);
    writeFileSync(projectFile(), '{ "posting": { "category": "27" } }');
    writeFileSync(userFile, JSON.stringify({ posting: { [name]: value } }));
    expect(load().settings.posting).toMatchObject({ [name]: value, category: "27" });
  });

  it("takes them from the user and the environment", () => {
    writeFileSync(userFile, '{ "media": { "ffmpeg": "/opt/ffmpeg" } }');
    const { settings } = load({ VIRAL_PROVIDERS_RUNWAY_BASE_URL: "http://127.0.0.1:9" });
    expect(settings.media.ffmpeg).toBe("/opt/ffmpeg");
    expect(settings.providers).toEqual({ runway: { baseUrl: "http://127.0.0.1:9" } });
  });

  it("names the variable that is wrong", () => {
    expect(() => load({ VIRAL_RUN_JOBS: "many" })).toThrow(/VIRAL_RUN_JOBS {2}run\.jobs: expected/);
  });

  it("names the flag that is wrong, as a usage error", () => {
    const wrong = () => load({}, { "run.jobs": { value: 0, flag: "--jobs" } });
    expect(wrong).toThrow(
      expect.objectContaining({ kind: "usage", message: expect.stringContaining("--jobs does not fit") }),
    );
  });

  it("takes plain http only to this machine", () => {
    expect(() => load({ VIRAL_PROVIDERS_RUNWAY_BASE_URL: "http://example.com" })).toThrow("https");
    for (const host of ["127.0.0.1:9", "localhost", "[::1]:80"]) {
      expect(() => load({ VIRAL_PROVIDERS_RUNWAY_BASE_URL: `http://${host}/v1` })).not.toThrow();
    }
  });

  it("says where a file is not JSON", () => {
    writeFileSync(userFile, '{\n  "theme": "neon"\n  "voice": "none"\n}');
    expect(load).toThrow(/viral\.config\.json:3:3 {2}not JSON here \(CommaExpected\)/);
  });
});
