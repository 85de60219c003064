import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { DeviceFlow } from "../contracts/platform-login.ts";
import { errorIn, formOf, loginError, type TokenDesk } from "./token-desk.ts";

/** Google lets devices ask for few scopes only; this one uploads, and does not measure. */
const DEVICE_SCOPE = "https://www.googleapis.com/auth/youtube";
const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
/** RFC 8628: when the answer names no interval. */
const INTERVAL_SECONDS = 5;

const Begun = z.object({
  device_code: z.string().min(1),
  user_code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  verification_url: z.url({ protocol: /^https$/ }),
  expires_in: z.number().positive(),
  interval: z.number().positive().default(INTERVAL_SECONDS),
});

/** For an app of the kind "TVs and Limited Input devices". */
export function deviceFlow(desk: TokenDesk, nowMs: () => number): DeviceFlow {
  return {
    async begin({ clientId }, signal) {
      const answer = await desk.ask("/device/code", { client_id: clientId, scope: DEVICE_SCOPE }, signal);
      if (answer.status < 200 || answer.status > 299) throw loginError(answer);
      const { success, data } = Begun.safeParse(answer.json);
      if (!success) throw unreadable(answer.status);
      return {
        deviceCode: data.device_code,
        userCode: data.user_code,
        verificationUrl: data.verification_url,
        pollEveryMs: data.interval * 1_000,
        expiresAtMs: nowMs() + data.expires_in * 1_000,
      };
    },
    async poll(app, deviceCode, signal) {
      const form = { ...formOf(app), device_code: deviceCode, grant_type: DEVICE_GRANT };
      const answer = await desk.ask("/token", form, signal);
      const error = errorIn(answer);
      if (error === "authorization_pending") return "pending";
      if (error === "slow_down") return "slow-down";
      return desk.readGrant(answer);
    },
  };
}

const unreadable = (status: number): AppError =>
  new AppError({
    kind: "transient",
    code: "vendor-answer-odd",
    message: `google answered ${status} where a code for a device was asked for, and it cannot be read.`,
    details: { providerId: "youtube", reached: "yes", status },
  });
