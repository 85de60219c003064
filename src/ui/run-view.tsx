import { Box, Text, useStdout } from "ink";
import type { ReactElement } from "react";
import { formatUsd } from "../core/money.ts";
import { type JobState, type RunState, timeLeftMs } from "./run-state.ts";

const BAR = { widthMin: 8, widthMax: 32, besides: 42 };
const COLUMNS_WITHOUT_TERMINAL = 80;
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

/** A run as it goes on: each job with its steps, the hook and why, the frames, the time, the money. */
export function RunView({ state, nowMs }: { state: RunState; nowMs: number }): ReactElement {
  const isOver = (job: JobState) => job.status === "done" && job.kind !== "video";
  const jobs = state.jobs.filter((job) => !isOver(job));
  const videos = state.jobs.filter((job) => job.kind === "video");
  const doneCount = videos.filter((job) => job.status === "done").length;
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
        {doneCount} of {Math.max(state.videoCount, videos.length)} made ·{" "}
        {state.startedAtMs === 0 ? "" : `${clockText(nowMs - state.startedAtMs)} · `}
        {formatUsd(state.spentUsdMicros)} spent
      </Text>
    </Box>
  );
}

function JobView({ job, nowMs }: { job: JobState; nowMs: number }): ReactElement {
  const isActive = job.status === "active";
  return (
    <Box flexDirection="column" marginBottom={1}>
      <Text wrap="truncate-end">
        <Text color={COLOURS[job.status]}>{MARKS[job.status]} </Text>
        {job.kind === "post" && <Text dimColor>delivering </Text>}
        <Text bold>{job.kind === "plan" ? "Choosing what to make" : job.label}</Text>
      </Text>
      <Box flexDirection="column" paddingLeft={2}>
        {job.message !== null && <Text dimColor>{job.message}</Text>}
        {job.hint !== null && job.status !== "waiting" && <Text dimColor>{job.hint}</Text>}
        {job.hook && isActive && <Text italic>“{job.hook.text}”</Text>}
        {job.hook && isActive && job.hook.why.length > 0 && (
          <Text dimColor>chosen for: {job.hook.why.join(" · ")}</Text>
        )}
        {isActive && (
          <Box columnGap={2} flexWrap="wrap">
            {job.steps.map((step) => (
              <StepMark key={step.name} step={step} sinceMs={nowMs - job.stepStartedAtMs} />
            ))}
          </Box>
        )}
        {job.progress && <Progress progress={job.progress} nowMs={nowMs} />}
      </Box>
    </Box>
  );
}

/** The active step counts its seconds, so that one without frames is seen to be alive. */
function StepMark({ step, sinceMs }: { step: JobState["steps"][number]; sinceMs: number }): ReactElement {
  if (step.status === "done") return <Text color="green">✓ {step.name}</Text>;
  if (step.status === "open") return <Text dimColor>· {step.name}</Text>;
  const seconds = Math.floor(sinceMs / 1000);
  return (
    <Text color="cyan">
      ◆ {step.name}
      {seconds > 0 ? ` ${clockText(sinceMs)}` : ""}
    </Text>
  );
}

function Progress(props: { progress: NonNullable<JobState["progress"]>; nowMs: number }): ReactElement {
  const { done, total, unit } = props.progress;
  const columns = useStdout().stdout.columns || COLUMNS_WITHOUT_TERMINAL;
  const width = Math.max(BAR.widthMin, Math.min(BAR.widthMax, columns - BAR.besides));
  const filled = total === 0 ? 0 : Math.min(width, Math.round((done / total) * width));
  const leftMs = timeLeftMs(props.progress, props.nowMs);
  return (
    <Text wrap="truncate-end">
      <Text color="cyan">{"━".repeat(filled)}</Text>
      <Text dimColor>{"─".repeat(width - filled)}</Text>
      {"  "}
      {done} of {total} {unit}
      {leftMs !== null && <Text dimColor> · {clockText(Math.ceil(leftMs / 1000) * 1000)} left</Text>}
    </Text>
  );
}

/** `42 s`, `3:07`. */
function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
