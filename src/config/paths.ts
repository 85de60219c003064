import { isAbsolute, join, resolve } from "node:path";
import envPaths from "env-paths";

/** Where viral keeps things on this machine. All absolute; nothing is created here. */
export interface AppPaths {
  /** Database, blobs, work folders, lock. */
  home: string;
  configFile: string;
  /** The encrypted files for machines without a keychain. */
  secretsFolder: string;
  logFolder: string;
  /** The user's own formats, themes and packs. */
  templatesFolder: string;
}

/** `VIRAL_HOME` moves all of it; else the folders of the platform, XDG on Linux. */
export function appPaths(env: NodeJS.ProcessEnv, cwd: string): AppPaths {
  if (env.VIRAL_HOME) return pathsIn(resolve(cwd, env.VIRAL_HOME));
  const own = envPaths("viral", { suffix: "" });
  const home =
    env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME) ? join(env.XDG_DATA_HOME, "viral") : own.data;
  const config =
    env.XDG_CONFIG_HOME && isAbsolute(env.XDG_CONFIG_HOME) ? join(env.XDG_CONFIG_HOME, "viral") : own.config;
  return {
    home,
    configFile: join(config, "viral.config.json"),
    secretsFolder: join(config, "secrets"),
    logFolder: own.log,
    templatesFolder: join(config, "templates"),
  };
}

function pathsIn(home: string): AppPaths {
  return {
    home,
    configFile: join(home, "viral.config.json"),
    secretsFolder: join(home, "secrets"),
    logFolder: join(home, "log"),
    templatesFolder: join(home, "templates"),
  };
}
