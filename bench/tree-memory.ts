import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of a process and all that it started (Linux). */
export function treeMegabytes(root: number): number {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const members = new Set([root]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const one of processes) {
      if (members.has(one.parent) && !members.has(one.pid)) {
        members.add(one.pid);
        grew = true;
      }
    }
  }
  return processes.filter((one) => members.has(one.pid)).reduce((sum, one) => sum + one.megabytes, 0);
}

/** Processes end while we look: a vanished one counts nothing. */
function readProcess(pid: number): { pid: number; parent: number; megabytes: number }[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    return [{ pid, parent, megabytes: kilobytes / 1024 }];
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}
