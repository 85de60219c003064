import { AppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import type { DeviceFlow, Grant } from "../../providers/contracts/platform-login.ts";
import { cancelled, type LoginParts } from "./browser-login.ts";

export interface DeviceParts extends LoginParts {
  clock: Clock;
  wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** RFC 8628: whoever is told to slow down waits so much longer from then on. */
const SLOWER_MS = 5_000;

/**
 * Shows a code that a person types on any other device, and looks until they have. Usage error `login-no-device`;
 * refused `login-denied`, `login-expired`.
 */
export async function loginByDevice(parts: DeviceParts, title: string): Promise<Grant> {
  const { login, app, talk, clock, wait, signal } = parts;
  const { device } = login;
  if (!device) throw noDevice(title);
  const { deviceCode, userCode, verificationUrl, pollEveryMs, expiresAtMs } = await device.begin(app, signal);
  // Written anew: whatever a terminal would obey is spelled out.
  talk.tell(`Open ${new URL(verificationUrl).href} on any device, and type the code ${userCode} there.`);
  let everyMs = pollEveryMs;
  while (clock.nowMs() < expiresAtMs) {
    await waitOrCancel(wait, everyMs, signal);
    const news: Awaited<ReturnType<DeviceFlow["poll"]>> = await device.poll(app, deviceCode, signal);
    if (typeof news !== "string") return news;
    if (news === "slow-down") everyMs += SLOWER_MS;
  }
  throw new AppError({
    kind: "refused",
    code: "login-expired",
    message: "Nobody typed the code in time.",
    hint: "Begin again.",
  });
}

async function waitOrCancel(wait: DeviceParts["wait"], delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(delayMs, signal);
  } catch (error) {
    throw signal.aborted ? cancelled() : error;
  }
}

const noDevice = (title: string): AppError =>
  new AppError({
    kind: "usage",
    code: "login-no-device",
    message: `${title} has no login by another device.`,
    hint: "Without --device the address is printed, and takes what you paste.",
  });
