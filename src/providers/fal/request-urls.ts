import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import { readJson } from "../../core/json.ts";

/** The three addresses of a queued request: what fal itself names, because they cannot be told from the model's. */
export const RequestUrls = z.object({ status_url: z.url(), response_url: z.url(), cancel_url: z.url() });
export type RequestUrls = z.infer<typeof RequestUrls>;

const Accepted = z.object({
  request_id: z.string().min(1),
  status_url: z.string().optional(),
  response_url: z.string().optional(),
  cancel_url: z.string().optional(),
});

export interface RequestPlace {
  baseUrl: string;
  /** `owner/app` and perhaps more. */
  model: string;
}

/**
 * The handle of a request that was accepted. Addresses that are not the vendor's own get no key from us: the ones that
 * they ought to be are used instead.
 */
export function handleOfAccepted(json: unknown, place: RequestPlace): string {
  const accepted = Accepted.parse(json);
  const own = RequestUrls.safeParse(accepted);
  const { origin } = new URL(place.baseUrl);
  const areOwn = own.success && Object.values(own.data).every((url) => new URL(url).origin === origin);
  return JSON.stringify(areOwn ? own.data : urlsOf(accepted.request_id, place));
}

/** Reads a handle; where its model is known a person may have given the bare id. Throws usage `handle-unreadable`. */
export function urlsOfHandle(
  handle: string,
  { baseUrl, model }: { baseUrl: string; model: string | undefined },
): RequestUrls {
  const id = handle.trim();
  if (model !== undefined && /^[\w-]{8,64}$/.test(id)) return urlsOf(id, { baseUrl, model });
  const urls = RequestUrls.safeParse(readJson(handle));
  if (urls.success) return urls.data;
  throw new AppError({
    kind: "usage",
    code: "handle-unreadable",
    message: "That is no request of fal's.",
    hint: "Give the id of the request as fal's dashboard shows it.",
  });
}

function urlsOf(id: string, { baseUrl, model }: RequestPlace): RequestUrls {
  const app = model.split("/").slice(0, 2).map(encodeURIComponent).join("/");
  const url = `${baseUrl}/${app}/requests/${encodeURIComponent(id)}`;
  return { status_url: `${url}/status`, response_url: url, cancel_url: `${url}/cancel` };
}
