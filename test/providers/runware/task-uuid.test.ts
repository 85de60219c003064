import { expect, it } from "vitest";
import { z } from "zod";
import { taskUuid } from "../../../src/providers/runware/task-uuid.ts";

it("gives every effect one id of its own, for ever, in the form of a UUID v4", () => {
  const keys = Array.from({ length: 300 }, (_, index) => `job_${index}/shots/b1.runware`);
  const ids = keys.map(taskUuid);
  expect(new Set(ids).size).toBe(keys.length);
  expect(keys.map(taskUuid)).toEqual(ids);
  for (const id of ids) expect(z.uuidv4().safeParse(id).success).toBe(true);
  expect(taskUuid("job_1/shots/b3.runware")).toBe("b2eb042d-f88c-4616-a273-1aabf0094d4c");
});
