import { silenceCheck } from "../../../../src/pipeline/qa/checks/silence.ts";
import { findsFault, silence } from "../planted-fault.ts";

findsFault(silenceCheck, "a hole in the sound", { sound: silence(0.7, 2.3) });
findsFault(silenceCheck, "sound that ends early", { sound: silence(1.7, 9) });
