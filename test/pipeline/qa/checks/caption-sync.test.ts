import { captionSyncCheck } from "../../../../src/pipeline/qa/checks/caption-sync.ts";
import { findsFault, shift } from "../planted-fault.ts";

findsFault(captionSyncCheck, "sound 120 ms late", { sound: shift(120) });
findsFault(captionSyncCheck, "sound 120 ms early", { sound: shift(-120) });
