import { z } from "zod";
import { vendorMessage } from "../http/vendor-message.ts";
import { containerForm } from "./container-form.ts";
import { Id } from "./ids.ts";
import type { Work } from "./work.ts";

const Created = z.object({ id: Id, uri: z.string().nullish() });

const Phase = z.object({
  uploading_phase: z
    .object({ status: z.string().nullish(), bytes_transferred: z.number().int().min(0).nullish() })
    .nullish(),
});
const Container = z.object({
  status_code: z.string().nullish(),
  status: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((status) => String(status ?? "")),
  video_status: Phase.nullish().catch(null),
});

/** Other words than these are not documented. */
const STATUS_CODES = ["IN_PROGRESS", "FINISHED", "ERROR", "EXPIRED", "PUBLISHED"] as const;
export type StatusCode = (typeof STATUS_CODES)[number] | "OTHER";

export interface ContainerNews {
  code: StatusCode;
  /** One line; of an error its subcode is in it. */
  status: string;
  /** How many bytes of the file are there; undefined: Instagram does not say. */
  bytesThere: number | undefined;
  isUploaded: boolean;
  atMs: number;
}

/** A place for a reel, which nobody sees. May be asked for again at any time: what is not published is gone in a day. */
export async function makeContainer(work: Work): Promise<void> {
  const { graph, account, order, way, signal, clock } = work;
  await work.keep({ stage: "container-sent", containerId: null, uploadUrl: null, processingSinceMs: null });
  const path = `/${account.userId}/media`;
  const { value } = await graph.read(
    { method: "POST", path, form: containerForm(order, way), signal },
    Created,
  );
  const made = { containerId: value.id, uploadUrl: value.uri ?? null };
  // Instagram fetches the file by itself: there is nothing to send.
  if (way === "instagram")
    await work.keep({ ...made, stage: "processing", processingSinceMs: clock.nowMs() });
  else await work.keep({ ...made, stage: "container-made" });
}

/** Read-only. `video_status` tells of files that were sent, and is told by the Facebook login's API only. */
export async function readContainer({ graph, way, memory, signal }: Work): Promise<ContainerNews> {
  const fields = way === "facebook" ? "status_code,status,video_status" : "status_code,status";
  const path = `/${memory.containerId ?? ""}`;
  const { value, atMs } = await graph.read({ method: "GET", path, query: { fields }, signal }, Container);
  const uploading = value.video_status?.uploading_phase;
  return {
    code: codeOf(value),
    status: value.status === "" ? "" : vendorMessage({ json: undefined, text: value.status }),
    bytesThere: uploading?.bytes_transferred ?? undefined,
    isUploaded: uploading?.status === "complete",
    atMs,
  };
}

/** Of some that failed only the text says so: trypostit/trypost pull request 351. */
function codeOf({ status_code, status }: z.infer<typeof Container>): StatusCode {
  const known = STATUS_CODES.find((code) => code === status_code?.toUpperCase());
  if (known) return known;
  return /^error\b/i.test(status) ? "ERROR" : "OTHER";
}
