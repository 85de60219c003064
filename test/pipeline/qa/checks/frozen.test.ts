import { frozenCheck } from "../../../../src/pipeline/qa/checks/frozen.ts";
import { fill, findsFault } from "../planted-fault.ts";

findsFault(frozenCheck, "a picture that stands still", { draw: fill("#335577", 30, 100) });
