/** `stalled`: nothing came for too long. `cut-off`: less came than was announced, or the line broke. */
export type BodyFault = "too-large" | "stalled" | "cut-off";

/** Why a body was not received. Becomes an `AppError` where it is known whose body it was. */
export class BodyError extends Error {
  readonly fault: BodyFault;
  constructor(fault: BodyFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "BodyError";
    this.fault = fault;
  }
}

export interface BodyLimits {
  /** Counted as announced, and again after unpacking. */
  maxBytes: number;
  /** The longest silence between two pieces; undefined: the signal is limit enough. */
  idleMs: number | undefined;
  signal: AbortSignal | undefined;
}

/** The pieces of a body, within limits. Throws `BodyError`, or the signal's reason. Lets go of the line in any case. */
export async function* receiveBody(response: Response, limits: BodyLimits): AsyncGenerator<Uint8Array> {
  const announced = announcedBytes(response);
  const reader = response.body?.getReader();
  if (!reader) return;
  let byteCount = 0;
  let isWhole = false;
  try {
    if (announced !== undefined && announced > limits.maxBytes)
      throw tooLarge(`${announced} bytes are announced`, limits);
    for (;;) {
      const piece = await readPiece(reader, limits);
      if (piece === undefined) break;
      byteCount += piece.byteLength;
      if (byteCount > limits.maxBytes) throw tooLarge("more came", limits);
      yield piece;
    }
    isWhole = true;
  } finally {
    // What ends the loop says more than what closing the line may add.
    if (!isWhole) reader.cancel().catch(() => undefined);
  }
  const isPacked = response.headers.get("content-encoding") !== null;
  if (announced !== undefined && !isPacked && byteCount < announced) {
    throw new BodyError("cut-off", `${byteCount} of ${announced} bytes came`);
  }
}

export async function receiveBytes(response: Response, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of receiveBody(response, limits)) pieces.push(piece);
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

function announcedBytes(response: Response): number | undefined {
  const header = response.headers.get("content-length");
  return header !== null && /^\d+$/.test(header) ? Number(header) : undefined;
}

async function readPiece(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { idleMs, signal }: BodyLimits,
): Promise<Uint8Array | undefined> {
  signal?.throwIfAborted();
  let stop = () => {};
  const stopped = new Promise<never>((_resolve, reject) => {
    const onSilence = () => reject(new BodyError("stalled", `nothing came for ${idleMs} ms`));
    const timer = idleMs === undefined ? undefined : setTimeout(onSilence, idleMs);
    const onAbort = () => reject(signal?.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
  });
  try {
    const { done, value } = await Promise.race([reader.read(), stopped]);
    return done ? undefined : value;
  } catch (error) {
    if (signal?.aborted === true) throw signal.reason;
    if (error instanceof BodyError) throw error;
    throw new BodyError("cut-off", "the line broke", error);
  } finally {
    stop();
  }
}

function tooLarge(what: string, { maxBytes }: BodyLimits): BodyError {
  return new BodyError("too-large", `${what}, ${maxBytes} are allowed`);
}
