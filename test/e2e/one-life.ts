import { spawn } from "node:child_process";

export interface Life {
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** A child that lives longer hangs: its life fails. */
  lifeMsMax: number;
  /** Killed so long after it said `ready`; undefined: let live, or killed when it says `frozen`. */
  killAfterMs?: number | undefined;
}

export type LifeEnd =
  | { kind: "killed"; said: string }
  | { kind: "exited"; code: number | null; said: string };

/** Starts a command and kills it with SIGKILL when it says `frozen`, or some time after it said `ready`. */
export async function liveOnce({ command, args, env, lifeMsMax, killAfterMs }: Life): Promise<LifeEnd> {
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let complaints = "";
  let isKilledByUs = false;
  const kill = (): void => {
    isKilledByUs = child.kill("SIGKILL");
  };
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  child.stdout.on("data", (chunk: Buffer) => {
    const wasReady = /^ready$/m.test(said);
    said += chunk.toString();
    if (/^frozen$/m.test(said)) kill();
    else if (killAfterMs !== undefined && !wasReady && /^ready$/m.test(said)) setTimeout(kill, killAfterMs);
  });
  const watchdog = setTimeout(() => child.kill("SIGTERM"), lifeMsMax);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearTimeout(watchdog);
  if (isKilledByUs && child.signalCode === "SIGKILL") return { kind: "killed", said };
  if (code === null) throw new Error(`the child was ended by ${child.signalCode}: ${complaints}`);
  return { kind: "exited", code, said: `${said}${complaints}` };
}
