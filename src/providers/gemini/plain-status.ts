import type { VendorAnswer } from "../clip-jobs/clip-jobs.ts";
import type { Verdict } from "../http/classify-submit.ts";
import { vendorMessage } from "../http/vendor-message.ts";

/** Google refuses a key that is none by 400, like a request that is none. */
export function withPlainStatus(answer: VendorAnswer): VendorAnswer {
  const isKey = answer.status === 400 && /API_KEY_INVALID|API key not valid/i.test(answer.text);
  return isKey ? { ...answer, status: 401 } : answer;
}

/** 429 is also for an account that has no money; one that need only wait is told how long. */
export function verdictOnLimit(answer: VendorAnswer): Verdict | undefined {
  if (answer.headers.has("retry-after") || /retryDelay/.test(answer.text)) return "not-sent";
  return /billing|credit|prepa/i.test(vendorMessage(answer)) ? "credit-gone" : undefined;
}
