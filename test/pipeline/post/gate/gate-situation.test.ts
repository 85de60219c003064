import { expect, test } from "vitest";
import { situationOf } from "../../../../src/pipeline/post/gate/gate-situation.ts";
import { setComparableText } from "../../../../src/store/repositories/concepts.ts";
import { deleteAccount } from "../../../../src/store/repositories/social-accounts.ts";
import { getVideo } from "../../../../src/store/repositories/videos.ts";
import { openChannel } from "../../../support/delivered-video.ts";
import { samplePostOrder } from "../../../support/post-order.ts";

test("is all that this machine knows of a post now; a removed account ends it", async () => {
  const { services, deliver, connect } = await openChannel();
  await connect("acc_1", "youtube", { displayName: "@maps" });
  const { videoId, folder } = await deliver();
  const { store } = services;
  await setComparableText(store, (await getVideo(store, videoId))?.conceptId ?? "", "rivers of asia");
  const order = samplePostOrder({ platform: "youtube", videoId });
  const { account, situation } = await situationOf(order, folder, services);
  expect(account.id).toBe("acc_1");
  expect(situation).toMatchObject({
    order,
    platform: { id: "shorts" },
    account: { displayName: "@maps" },
    text: "rivers of asia",
    delivery: { folder, post: { videoId } },
  });
  await deleteAccount(store, "acc_1");
  await expect(situationOf(order, folder, services)).rejects.toMatchObject({ code: "account-missing" });
});
