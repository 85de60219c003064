import { expect, test } from "vitest";
import { insertSnapshot, listSnapshots } from "../../../src/store/repositories/analytics-snapshots.ts";
import { apiUsageOfRun, recordApiUse } from "../../../src/store/repositories/api-usage.ts";
import { insertAudioTrend, listAudioTrends } from "../../../src/store/repositories/audio-trends.ts";
import {
  insertCompetitorVideo,
  listCompetitorVideos,
} from "../../../src/store/repositories/competitor-videos.ts";
import { insertFeedback, listFeedback } from "../../../src/store/repositories/performance-feedback.ts";
import {
  insertInsight,
  listInsights,
  updateInsight,
} from "../../../src/store/repositories/reflexion-insights.ts";
import {
  insertAdjustment,
  listAdjustments,
  updateAdjustment,
} from "../../../src/store/repositories/scoring-adjustments.ts";
import { insertCritique, listCritiques } from "../../../src/store/repositories/self-critiques.ts";
import { ensureAccount, listAccounts } from "../../../src/store/repositories/social-accounts.ts";
import { insertSocialPost, listPosts, updatePost } from "../../../src/store/repositories/social-posts.ts";
import { insertSystemMetric, listSystemMetrics } from "../../../src/store/repositories/system-metrics.ts";
import { describeEachStore } from "../../support/each-store.ts";

const facts = { note: `"quoted" \\ 😀\n` };

describeEachStore("learning and channel", (fresh) => {
  test("feedback and critiques are found by what they are about", async () => {
    const store = await fresh();
    const feedback = { id: "fbk_1", videoId: "vid_1", postId: null, measure: "retention", value: 0.5, facts };
    await insertFeedback(store, feedback, 1);
    expect(await listFeedback(store, { limit: 9, videoId: "vid_1" })).toEqual([
      { ...feedback, createdAtMs: 1 },
    ]);
    expect(await listFeedback(store, { limit: 9, measure: "shares" })).toEqual([]);
    const critique = { id: "crt_1", subjectKind: "video" as const, subjectId: "vid_1", score: 7.5, facts };
    await insertCritique(store, critique, 2);
    expect(await listCritiques(store, { limit: 9, subjectId: "vid_1" })).toEqual([
      { ...critique, createdAtMs: 2 },
    ]);
  });

  test("insights and adjustments are retired, not deleted", async () => {
    const store = await fresh();
    const insight = {
      id: "ins_1",
      topic: "hook/question",
      status: "active" as const,
      confidence: 0.7,
      updatedAtMs: 3,
    };
    await insertInsight(store, { ...insight, facts }, 3);
    await updateInsight(store, "ins_1", { status: "retired", confidence: 0.1 }, 4);
    expect(await listInsights(store, { limit: 9, status: "active" })).toEqual([]);
    expect(await listInsights(store, { limit: 9, status: "retired", topic: "hook/question" })).toMatchObject([
      { confidence: 0.1, updatedAtMs: 4, facts },
    ]);
    const adjustment = {
      id: "adj_1",
      feature: "digits",
      insightId: "ins_1",
      weightDelta: 0.2,
      updatedAtMs: 3,
    };
    await insertAdjustment(store, { ...adjustment, status: "active", facts }, 3);
    await updateAdjustment(store, "adj_1", { weightDelta: -0.1 }, 5);
    expect(await listAdjustments(store, { limit: 9, status: "active", feature: "digits" })).toMatchObject([
      { weightDelta: -0.1, updatedAtMs: 5 },
    ]);
  });

  test("an account is made once; one video has one post on it", async () => {
    const store = await fresh();
    const account = { platform: "outbox", name: "outbox", status: "connected" as const, facts };
    const first = await ensureAccount(store, { id: "acc_1", ...account }, 1);
    expect(await ensureAccount(store, { id: "acc_2", ...account }, 2)).toEqual(first);
    expect(await listAccounts(store)).toEqual([first]);
    const post = {
      videoId: "vid_1",
      accountId: "acc_1",
      platform: "outbox",
      url: null,
      postedAtMs: null,
      facts,
    };
    await insertSocialPost(store, { id: "pst_1", status: "pending", ...post }, 1);
    await expect(insertSocialPost(store, { id: "pst_2", status: "pending", ...post }, 1)).rejects.toThrow();
    await updatePost(store, "pst_1", { status: "live", url: "file:///v", postedAtMs: 8 });
    expect(await listPosts(store, { limit: 9, videoId: "vid_1" })).toMatchObject([
      { status: "live", postedAtMs: 8 },
    ]);
  });

  test("the same measurement twice is kept once", async () => {
    const store = await fresh();
    const snapshot = { postId: "pst_1", capturedAtMs: 5, source: "api", viewCount: 12, facts };
    await insertSnapshot(store, { id: "snp_1", ...snapshot }, 1);
    await insertSnapshot(store, { id: "snp_2", ...snapshot }, 1);
    expect(await listSnapshots(store, { limit: 9, postId: "pst_1" })).toMatchObject([
      { id: "snp_1", viewCount: 12 },
    ]);
    const trend = { platform: "tiktok", region: "DE", title: "Song", rank: 1, capturedAtMs: 5, facts };
    await insertAudioTrend(store, { id: "trd_1", ...trend }, 1);
    await insertAudioTrend(store, { id: "trd_2", ...trend }, 1);
    expect(await listAudioTrends(store, { limit: 9, platform: "tiktok" })).toHaveLength(1);
    const seen = {
      platform: "youtube",
      externalId: "x",
      channel: "c",
      title: "t",
      publishedAtMs: null,
      viewCount: 1,
    };
    await insertCompetitorVideo(store, { id: "cmp_1", ...seen, facts }, 1);
    await insertCompetitorVideo(store, { id: "cmp_2", ...seen, facts }, 1);
    expect(await listCompetitorVideos(store, { limit: 9, platform: "youtube", channel: "c" })).toHaveLength(
      1,
    );
  });

  test("use of vendors adds up, metrics are listed", async () => {
    const store = await fresh();
    const use = { providerId: "openai", operation: "script", runId: "run_1", jobId: null, unit: "token" };
    await recordApiUse(store, { id: "usg_1", ...use, quantity: 10, costUsdMicros: 3 }, 1);
    await recordApiUse(store, { id: "usg_2", ...use, quantity: 5.5, costUsdMicros: 4 }, 1);
    expect(await apiUsageOfRun(store, "run_1")).toEqual([
      { providerId: "openai", operation: "script", unit: "token", quantity: 15.5, costUsdMicros: 7 },
    ]);
    await insertSystemMetric(store, { id: "met_1", name: "rss", value: 5, facts }, 1);
    expect(await listSystemMetrics(store, { limit: 1, name: "rss" })).toMatchObject([{ value: 5 }]);
  });
});
