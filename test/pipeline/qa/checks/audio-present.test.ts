import { audioPresentCheck } from "../../../../src/pipeline/qa/checks/audio-present.ts";
import { findsFault, silence } from "../planted-fault.ts";

findsFault(audioPresentCheck, "no sound track", { isMute: true });
findsFault(audioPresentCheck, "a track of nothing", { sound: silence(0, 9), isUnnormalised: true });
