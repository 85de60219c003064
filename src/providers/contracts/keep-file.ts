/** Where a provider puts what it was sent, so that nothing paid for is lost in a crash: durable when it resolves. */
export type KeepFile = (
  content: { bytes: Uint8Array } | { file: string },
  mediaType: string,
) => Promise<KeptFile>;

/** A file by its content. `file` is absolute and stays where it is. */
export interface KeptFile {
  sha256: string;
  file: string;
}
