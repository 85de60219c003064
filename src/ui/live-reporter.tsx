import type { Writable } from "node:stream";
import { render } from "ink";
import { systemClock } from "../core/clock.ts";
import type { Reporter } from "./reporter-contract.ts";
import { EMPTY_RUN, reduceEvents } from "./run-state.ts";
import { RunView } from "./run-view.tsx";

/** The Ink view of a run. Ctrl-C is a signal to the process, not a key of ours. */
export function openLiveReporter(stderr: Writable): Reporter {
  let state = EMPTY_RUN;
  const view = () => <RunView state={state} nowMs={systemClock.nowMs()} />;
  const ink = render(view(), {
    stdout: stderr as NodeJS.WriteStream,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  return {
    emit: (event) => {
      state = reduceEvents(state, event, systemClock.nowMs());
      ink.rerender(view());
    },
    close: async () => {
      ink.unmount();
      await ink.waitUntilExit();
    },
  };
}
