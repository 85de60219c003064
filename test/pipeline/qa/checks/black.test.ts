import { blackCheck } from "../../../../src/pipeline/qa/checks/black.ts";
import { fill, findsFault } from "../planted-fault.ts";

findsFault(blackCheck, "black in the middle", { draw: fill("#000000", 40, 60) });
