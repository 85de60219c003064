import { afterEach } from "vitest";
import { runCleanups } from "./cleanups.ts";

// A file of its own, so that benches can use what tests use.
afterEach(runCleanups);
