import type { Brief } from "../../model/brief.ts";
import type { Writer } from "../../providers/contracts/writer.ts";

/** Whether writing for a brief costs anything: then nothing is written twice, and nothing only to be looked at. */
export function isPaidWriter(writer: Writer, brief: Brief): boolean {
  const { concepts, script } = writer.estimateUsdMicros({ brief, count: 1 });
  return concepts + script > 0;
}
