import { execa } from "execa";

export interface ProgramEnd {
  exitCode: number;
  stdout: Buffer;
  stderr: string;
}

/** Runs a program of this machine by its name to its end, whatever that is; undefined: there is none of that name. */
export type RunProgram = (
  name: string,
  args: readonly string[],
  input?: Buffer,
) => Promise<ProgramEnd | undefined>;

/** Programs are found on the `PATH` of `env`, and speak English. */
export function programRunner(env: NodeJS.ProcessEnv): RunProgram {
  return async (name, args, input) => {
    const ended = await execa(name, [...args], {
      env: { ...env, LC_ALL: "C" },
      extendEnv: false,
      encoding: "buffer",
      reject: false,
      stripFinalNewline: false,
      ...(input === undefined ? { stdin: "ignore" } : { input }),
    });
    if (ended.code === "ENOENT" || ended.code === "EACCES") return undefined;
    return {
      exitCode: ended.exitCode ?? 1,
      stdout: Buffer.from(ended.stdout),
      stderr: Buffer.from(ended.stderr).toString("utf8").trim(),
    };
  };
}
