import type { Writable } from "node:stream";
import { render } from "ink";
import type { Clock } from "../core/clock.ts";
import type { PipelineEvent } from "../pipeline/events.ts";
import { hideSecrets } from "./hide-secrets.ts";
import type { Reporter } from "./reporter-contract.ts";
import { EMPTY_RUN, reduceEvents } from "./run-state.ts";
import { TickingRunView } from "./ticking-run-view.tsx";
import { visibleText } from "./visible-text.ts";

const TICK_MS = 1000;

/** The Ink view of a run. Ctrl-C is a signal to the process, not a key of ours. */
export function openLiveReporter(stderr: Writable, clock: Clock, secrets: readonly string[]): Reporter {
  let state = EMPTY_RUN;
  const view = () => <TickingRunView state={state} clock={clock} tickMs={TICK_MS} />;
  const ink = render(view(), {
    stdout: stderr as NodeJS.WriteStream,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  const show = (text: string): string => visibleText(hideSecrets(text, secrets));
  const hide = (text: string | null): string | null => (text === null ? null : show(text));
  const safe = (event: PipelineEvent): PipelineEvent => {
    if (event.type === "warning") return { ...event, message: show(event.message) };
    if (event.type === "job-start") return { ...event, label: show(event.label) };
    if (event.type !== "job-end") return event;
    return { ...event, message: hide(event.message), hint: hide(event.hint) };
  };
  return {
    emit: (event) => {
      state = reduceEvents(state, safe(event), clock.nowMs());
      ink.rerender(view());
    },
    close: async () => {
      ink.unmount();
      await ink.waitUntilExit();
    },
  };
}
