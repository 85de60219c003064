import type { Writable } from "node:stream";
import { type Clock, systemClock } from "../core/clock.ts";
import { eventLine } from "./event-line.ts";
import { hideSecrets, secretsOf } from "./hide-secrets.ts";
import type { Reporter } from "./reporter-contract.ts";
import { jsonLine, visibleText } from "./visible-text.ts";

interface Watcher {
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
  stdout: { isTTY?: boolean };
  env: NodeJS.ProcessEnv;
  isJson: boolean;
  isQuiet: boolean;
}

/** Live when a person watches a terminal; NDJSON for programs; plain lines otherwise. Chosen once. */
export async function openReporter(watcher: Watcher, clock: Clock = systemClock): Promise<Reporter> {
  const kind = reporterKind(watcher);
  const secrets = secretsOf(watcher.env);
  if (kind === "live") {
    const { openLiveReporter } = await import("./live-reporter.tsx");
    return openLiveReporter(watcher.stderr as Writable, clock, secrets);
  }
  if (kind === "silent") return { emit: () => undefined, close: () => Promise.resolve() };
  const write = (line: string): void => {
    watcher.stderr.write(`${hideSecrets(line, secrets)}\n`);
  };
  return {
    emit: (event) => {
      if (kind === "json") {
        if (event.type !== "run-end" && event.type !== "step-progress") {
          write(jsonLine({ time: new Date(clock.nowMs()).toISOString(), ...event }));
        }
        return;
      }
      const line = eventLine(event);
      if (line !== undefined) write(visibleText(line));
    },
    close: () => Promise.resolve(),
  };
}

export function reporterKind(watcher: Watcher): "live" | "lines" | "json" | "silent" {
  if (watcher.isQuiet) return "silent";
  if (watcher.isJson) return "json";
  const isPlain = Boolean(watcher.env.CI) || Boolean(watcher.env.NO_COLOR) || watcher.env.TERM === "dumb";
  return watcher.stdout.isTTY && watcher.stderr.isTTY && !isPlain ? "live" : "lines";
}
