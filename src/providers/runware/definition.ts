import { apiOf } from "../clip-jobs/api-of.ts";
import type { Asking } from "../clip-jobs/clip-jobs.ts";
import { createClipMaker } from "../clip-jobs/create-clip-maker.ts";
import { checkAnswer, readAnswer } from "../clip-jobs/read-answer.ts";
import type { Vendor, VendorDefinition, VendorParts } from "../contracts/vendor.ts";
import { orderTask } from "./order-task.ts";
import { isJobsOwn, isModerated, verdictOn } from "./problems.ts";
import { readTasks, refusesKey, Tasks, withPlainStatus } from "./read-tasks.ts";
import { taskUuid } from "./task-uuid.ts";

const ID = "runware";
const KEY_NAME = "RUNWARE_API_KEY";
const PATH = "/v1";
/** By then a job that was accepted is at work, and refuses a second request for it, or has ended, and is found. */
const GRACE_MS = 120_000;
const NO_TASK = "00000000-0000-4000-8000-000000000000";

/** The one vendor that takes our own id for a job: an answer that was lost is asked for, and found. */
export const runware: VendorDefinition = {
  id: ID,
  title: "Runware",
  contracts: ["video"],
  baseUrl: "https://api.runware.ai",
  keys: [KEY_NAME],
  open,
};

function open(parts: VendorParts): Vendor {
  const ask = apiOf({
    providerId: ID,
    baseUrl: parts.baseUrl,
    headersOf: ({ key }) => ({ authorization: `Bearer ${key}` }),
  });

  async function askAbout(
    taskType: "getResponse" | "getTaskDetails",
    uuid: string,
    asking: Asking,
  ): Promise<Tasks> {
    const answer = await ask(asking, "POST", PATH, { body: [{ taskType, taskUUID: uuid }] });
    const place = { providerId: ID, keyName: KEY_NAME, secrets: [asking.line.key] };
    if (refusesKey(answer)) checkAnswer({ ...answer, status: 401 }, place);
    const tasks = Tasks.safeParse(answer.json).data;
    // A job that failed is told of under 400, and so is a question about one that the archive does not have.
    const isOfTheJob = tasks?.errors?.some((one) => one.taskUUID === uuid && isJobsOwn(one)) ?? false;
    const isUnknown =
      taskType === "getTaskDetails" && answer.status === 400 && verdictOn(answer) === undefined;
    return tasks && (isOfTheJob || isUnknown) ? tasks : readAnswer(answer, place, Tasks);
  }

  return {
    clipMaker: createClipMaker({
      providerId: ID,
      keyName: KEY_NAME,
      parts,
      makes: ["video"],
      send: async (order, key, asking) => {
        const uuid = taskUuid(key);
        return withPlainStatus(await ask(asking, "POST", PATH, { body: [orderTask(order, uuid)] }), uuid);
      },
      statuses: { 400: verdictOn },
      freeQuestion: async (asking) =>
        await ask(asking, "POST", PATH, { body: [{ taskType: "getResponse", taskUUID: NO_TASK }] }),
      handleOf: (json) => Tasks.parse(json).data?.[0]?.taskUUID,
      isModerated,
      graceMs: GRACE_MS,
      find: async (key, asking) => {
        const uuid = taskUuid(key);
        if (readTasks(await askAbout("getResponse", uuid, asking), uuid, 0)) return uuid;
        const { data } = await askAbout("getTaskDetails", uuid, asking);
        return data?.some(({ taskUUID }) => taskUUID === uuid) ? uuid : undefined;
      },
      newsOf: async (handle, { estimateUsdMicros }, asking) =>
        readTasks(await askAbout("getResponse", handle, asking), handle, estimateUsdMicros) ??
        archived(await askAbout("getTaskDetails", handle, asking), handle) ?? {
          state: "pending",
          because: "runware says nothing of it, as it may of a job that runs",
        },
    }),
    async probe(signal) {
      await askAbout("getResponse", NO_TASK, { line: await parts.line(), signal });
      return { message: "the key is good: runware answers a question about no job", costUsdMicros: 0 };
    },
  };
}

/** A refusal in the archive may be of a question, or of a second request. */
function archived({ data }: Tasks, uuid: string): ReturnType<typeof readTasks> {
  return readTasks({ data }, uuid, 0);
}
