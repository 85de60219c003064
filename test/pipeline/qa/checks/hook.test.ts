import { hookCheck } from "../../../../src/pipeline/qa/checks/hook.ts";
import { fill, findsFault } from "../planted-fault.ts";

findsFault(hookCheck, "a hook that comes late", { draw: fill("#1a2b6c", 0, 45) });
