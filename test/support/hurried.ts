import { contextOpener } from "../../src/context.ts";
import { jobTable } from "../../src/pipeline/job-table.ts";

const PAUSES_MS = [1, 1, 1];

/** The product, but for its pauses: what failed for a passing reason is tried again at once, and as often. */
export const hurried = contextOpener({
  jobs: (services) => {
    const table = jobTable(services);
    return {
      ...table,
      plan: { ...table.plan, pausesMs: () => PAUSES_MS },
      video: { ...table.video, pausesMs: () => PAUSES_MS },
      post: { ...table.post, pausesMs: () => PAUSES_MS },
    };
  },
});
