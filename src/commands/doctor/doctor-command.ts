import { EXIT_CODES } from "../../core/exit-codes.ts";
import type { DoctorDocument, Finding } from "../../model/command-documents.ts";
import type { RunCommand } from "../command.ts";
import { machineFindings } from "./machine-findings.ts";

const MARKS = { ok: "ok  ", degraded: "note", missing: "MISS" };

export const run: RunCommand = async (call, context) => {
  const findings = [...machineFindings(call.paths), ...(await context.diagnose())];
  const document: DoctorDocument = { schema: "viral.doctor/1", findings };
  const isReady = findings.every((finding) => finding.status !== "missing");
  const end = isReady
    ? "Ready: `viral run` makes a video."
    : "Something is missing; see above how to get it.";
  return {
    document,
    text: [...findings.map(findingText), "", end].join("\n"),
    exitCode: isReady ? 0 : EXIT_CODES.config,
  };
};

function findingText(finding: Finding): string {
  const line = `${MARKS[finding.status]}  ${finding.id.padEnd(10)}  ${finding.found}`;
  return finding.remedy === null ? line : `${line}\n${" ".repeat(18)}${finding.remedy}`;
}
