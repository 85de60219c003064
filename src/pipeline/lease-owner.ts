import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { systemErrorCode } from "../core/app-error.ts";

/** Who holds a lease: `host|boot|pid|start|nonce`. The nonce tells two runners of one process apart. */
export function currentOwner(nonce: string): string {
  return [hostname(), bootId(), process.pid, startTimeOf(process.pid) ?? "", nonce].join("|");
}

/**
 * True when the lease's process certainly is gone: this host booted again, no such process, or its number belongs to a
 * younger one. Of another host nothing is known: its lease ends by time.
 */
export function isOwnerDead(owner: string): boolean {
  const [host, boot, pid, start] = owner.split("|");
  if (host !== hostname()) return false;
  if (boot !== bootId()) return true;
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0 || !isRunning(number)) return true;
  const present = startTimeOf(number);
  return present !== undefined && start !== "" && present !== start;
}

function bootId(): string {
  return readSystemFile("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
}

/** Field 22 of /proc/<pid>/stat: clock ticks since boot; the name before it may hold spaces and brackets. */
function startTimeOf(pid: number): string | undefined {
  const line = readSystemFile(`/proc/${pid}/stat`);
  return line
    ?.slice(line.lastIndexOf(")") + 2)
    .split(" ")
    .at(19);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === "EPERM";
  }
}

/** Undefined where the system has no such file. */
function readSystemFile(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
