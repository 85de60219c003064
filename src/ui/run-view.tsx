import { Box, Text } from "ink";
import type { ReactElement } from "react";
import { formatUsd } from "../core/money.ts";
import { type JobState, type RunState, timeLeftMs } from "./run-state.ts";

const BAR_WIDTH = 28;
const JOBS_SHOWN = 8;
const MARKS = { active: "◆", done: "✓", failed: "✗", parked: "?", waiting: "…", rejected: "✗" };
const COLOURS = {
  active: "cyan",
  done: "green",
  failed: "red",
  parked: "yellow",
  waiting: "yellow",
  rejected: "red",
};

/** A run as it goes on: each job with its steps, the hook and why, the frames, the money. */
export function RunView({ state, nowMs }: { state: RunState; nowMs: number }): ReactElement {
  const jobs = state.jobs.filter((job) => job.kind !== "plan" || job.status !== "done");
  const isDone = (job: JobState) => job.kind === "video" && job.status === "done";
  const shown = [...jobs].sort(
    (left, right) => Number(left.status !== "active") - Number(right.status !== "active"),
  );
  return (
    <Box flexDirection="column" paddingX={1} paddingY={1}>
      {shown.slice(0, JOBS_SHOWN).map((job) => (
        <JobView key={job.id} job={job} nowMs={nowMs} />
      ))}
      {shown.length > JOBS_SHOWN && <Text dimColor>and {shown.length - JOBS_SHOWN} more</Text>}
      {state.warnings.slice(-3).map((warning) => (
        <Text key={warning} color="yellow">
          ! {warning}
        </Text>
      ))}
      <Text dimColor>
        {jobs.filter(isDone).length} of {state.videoCount} done · {formatUsd(state.spentUsdMicros)} spent
      </Text>
    </Box>
  );
}

function JobView({ job, nowMs }: { job: JobState; nowMs: number }): ReactElement {
  return (
    <Box flexDirection="column" marginBottom={1}>
      <Text wrap="truncate-end">
        <Text color={COLOURS[job.status]}>{MARKS[job.status]} </Text>
        <Text bold>{job.label}</Text>
        {job.message !== null && <Text dimColor> {job.message}</Text>}
      </Text>
      {job.hook && job.status === "active" && (
        <Box flexDirection="column" paddingLeft={2}>
          <Text italic>“{job.hook.text}”</Text>
          <Text dimColor>{job.hook.why.join(" · ")}</Text>
        </Box>
      )}
      {job.status === "active" && (
        <Box paddingLeft={2} columnGap={2} flexWrap="wrap">
          {job.steps.map((step) => (
            <StepMark key={step.name} name={step.name} status={step.status} />
          ))}
        </Box>
      )}
      {job.progress && <Progress progress={job.progress} nowMs={nowMs} />}
    </Box>
  );
}

function StepMark({ name, status }: JobState["steps"][number]): ReactElement {
  if (status === "active") return <Text color="cyan">{name}</Text>;
  return <Text dimColor>{status === "done" ? `${name} ✓` : name}</Text>;
}

function Progress(props: { progress: NonNullable<JobState["progress"]>; nowMs: number }): ReactElement {
  const { done, total, unit } = props.progress;
  const filled = total === 0 ? 0 : Math.min(BAR_WIDTH, Math.round((done / total) * BAR_WIDTH));
  const leftMs = timeLeftMs(props.progress, props.nowMs);
  return (
    <Box paddingLeft={2}>
      <Text color="cyan">{"━".repeat(filled)}</Text>
      <Text dimColor>{"─".repeat(BAR_WIDTH - filled)}</Text>
      <Text>
        {"  "}
        {done} / {total} {unit}
      </Text>
      {leftMs !== null && <Text dimColor> · {Math.ceil(leftMs / 1000)} s left</Text>}
    </Box>
  );
}
