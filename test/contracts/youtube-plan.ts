import type { ContractReply, ContractRequest } from "./contract-server.ts";

/** What is not documented, or goes wrong, from now on: research §2, §5.5 and §9. */
export interface YoutubePlan {
  /** Whether the file's name at YouTube is the `Slug` that was sent. */
  slug: "kept" | "unknown" | "absent";
  /** What the address of an upload says once it is whole. */
  finished: "answers" | "gone";
  paid: "kept" | "ignored" | "refused";
  synthetic: "kept" | "ignored";
  /** An app that is not is locked to private. */
  isAudited: boolean;
  /** Whether a video becomes public by itself when its time has come. */
  flips: "at its time" | "never";
  /** How much of the next pieces is stored; all of those after. */
  keeps: ("all" | "less" | "nothing")[];
  /** Looks at a video before it is processed. */
  processedAfter: number;
  end:
    | { uploadStatus: "processed" }
    | { uploadStatus: "failed"; failureReason: string }
    | { uploadStatus: "rejected"; rejectionReason: string };
  /** Looks at a listing before a video stands in it. */
  listedAfter: number;
}

/** An error as YouTube words it. */
export const youtubeError = (status: number, reason: string, message = reason): ContractReply => ({
  status,
  json: { error: { code: status, message, errors: [{ domain: "youtube.api", reason, message }] } },
});

export const partsOf = ({ query }: ContractRequest): string[] =>
  query.getAll("part").flatMap((part) => part.split(","));
