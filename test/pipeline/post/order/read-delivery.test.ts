import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readDelivery } from "../../../../src/pipeline/post/order/read-delivery.ts";
import { sampleDelivery } from "../../../support/post-order.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

it("reads what a video was delivered with", () => {
  const folder = temporaryFolder();
  const { post, script } = sampleDelivery();
  expect(() => readDelivery(folder)).toThrow(
    expect.objectContaining({ kind: "config", code: "delivery-missing" }),
  );
  writeFileSync(join(folder, "post.json"), JSON.stringify(post));
  writeFileSync(join(folder, "script.json"), JSON.stringify(script));
  expect(readDelivery(folder)).toEqual({ folder, post, script });
  writeFileSync(join(folder, "script.json"), "{");
  expect(() => readDelivery(folder)).toThrow(
    expect.objectContaining({
      code: "delivery-unreadable",
      message: expect.stringContaining(join(folder, "script.json")),
    }),
  );
});
