import { type ReactElement, useEffect, useReducer } from "react";
import type { Clock } from "../core/clock.ts";
import type { RunState } from "./run-state.ts";
import { RunView } from "./run-view.tsx";

interface TickingRunViewProps {
  state: RunState;
  clock: Clock;
  tickMs: number;
}

/** The run at this moment: drawn anew as time passes, also while no news comes. */
export function TickingRunView({ state, clock, tickMs }: TickingRunViewProps): ReactElement {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [tickMs]);
  return <RunView state={state} nowMs={clock.nowMs()} />;
}
