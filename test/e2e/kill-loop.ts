import type { Random } from "../../src/core/random.ts";
import { type LifeEnd, liveOnce } from "./one-life.ts";

export interface KillTarget {
  /** The child stops there and says `frozen`. */
  freezeAt: string;
  /** What this child is told besides: which run it is to go on with, for instance. */
  args?: readonly string[];
}

export interface KillLoopOptions {
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** In the order in which a run reaches them; each is one kill. */
  targets: readonly KillTarget[];
  /** So many kills at random moments are strewn among them. */
  randomKillCount: number;
  /** Targets that are hit before the first random kill; all of them, and random kills come last. */
  randomKillsAfter: number;
  random: Random;
  /** The longest pause between `ready` and a random kill. */
  randomDelayMsMax: number;
  /** A child that lives longer hangs: the loop fails. */
  lifeMsMax: number;
}

export interface KillLoopReport {
  /** How often each target was hit; `random` for the others. */
  kills: Map<string, number>;
  /** Exit code of the last child, which was let live. */
  exitCode: number | null;
}

/**
 * Starts a command again and again and kills it with SIGKILL: at every target the moment it says so, and at random. At
 * last lets it live. The command prints `ready` when it works, and `frozen` when it stands at `FREEZE_AT`.
 */
export async function runKillLoop(options: KillLoopOptions): Promise<KillLoopReport> {
  const kills = new Map<string, number>();
  const count = (name: string): unknown => kills.set(name, (kills.get(name) ?? 0) + 1);
  const everyNth = Math.ceil(options.targets.length / Math.max(1, options.randomKillCount));
  let randomLeft = options.randomKillCount;
  for (const [index, target] of options.targets.entries()) {
    // A random life may pass a target that only one job ever reaches: the first ones are hit before any of those.
    if (randomLeft > 0 && index >= options.randomKillsAfter && index % everyNth === 0) {
      randomLeft -= 1;
      const delayMs = options.random.integer(options.randomDelayMsMax);
      if ((await live(options, undefined, delayMs)).kind === "killed") count("random");
    }
    if ((await live(options, target, undefined)).kind === "killed") count(target.freezeAt);
  }
  // The rest, when the targets left room for it.
  for (; randomLeft > 0; randomLeft -= 1) {
    const delayMs = options.random.integer(options.randomDelayMsMax);
    if ((await live(options, undefined, delayMs)).kind === "killed") count("random");
  }
  const last = await live(options, undefined, undefined);
  return { kills, exitCode: last.kind === "exited" ? last.code : null };
}

async function live(
  { command, args, env, lifeMsMax }: KillLoopOptions,
  target: KillTarget | undefined,
  killAfterMs: number | undefined,
): Promise<LifeEnd> {
  const freeze = target === undefined ? {} : { FREEZE_AT: target.freezeAt };
  const end = await liveOnce({
    command,
    args: [...args, ...(target?.args ?? [])],
    env: { ...env, ...freeze },
    lifeMsMax,
    killAfterMs,
  });
  if (end.kind === "exited" && end.code !== 0)
    throw new Error(`the child ended with ${end.code}: ${end.said}`);
  return end;
}
