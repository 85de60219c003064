import { type ContractReply, type ContractServer, type Fault, send } from "./contract-server.ts";
import { FAILURE_STATUS } from "./language-server.ts";

/** The voice and the model that a contract server knows. */
export const KNOWN_VOICE = "voice-one";
export const KNOWN_SPEECH_MODEL = "speech-one";

/** What the vendor says for a text. */
export interface SaidSound {
  bytes: Uint8Array;
  /** When each character of the text is heard, where this vendor tells it. */
  characters?: readonly { startMs: number; endMs: number }[];
}

export type SpeechFailure =
  | "bad-request"
  | "key-refused"
  | "credit-gone"
  | "moderated"
  | "voice-missing"
  | "model-missing"
  | "throttled"
  | "too-slow"
  | "conflict"
  | "broken"
  | "unavailable";

export interface SpeechServer extends ContractServer {
  /** As it would be set: origin and path. */
  baseUrl: string;
  /** What the voice says from now on; undefined for a text that it should not have been given. */
  say: (speak: (text: string) => SaidSound | undefined) => void;
  /** Texts that were read aloud, in order. */
  texts: readonly string[];
  /** Refuses everything in this vendor's words, with `headers`. */
  failure: (kind: SpeechFailure, headers?: Readonly<Record<string, string>>) => Fault;
}

export const SPEECH_STATUS: Readonly<Record<SpeechFailure, number>> = {
  ...FAILURE_STATUS,
  moderated: 400,
  "voice-missing": 404,
};

/** Refuses in the vendor's words; a careless one says the key back. */
export function speechFault(keyHeader: string, replyTo: (key: string) => ContractReply): Fault {
  return {
    work: "never",
    behave: ({ request, response }) => send(response, replyTo(String(request.headers[keyHeader] ?? ""))),
  };
}
