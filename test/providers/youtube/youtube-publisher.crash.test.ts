import { expect, it } from "vitest";
import { resetAfterWork, resetBeforeWork } from "../../contracts/faults.ts";
import { atMoment, atNth, Reaper } from "../../contracts/mortal-life.ts";
import type { PostEnd } from "../../contracts/post-driver.ts";
import { type BenchOptions, type YoutubeBench, youtubeBench } from "../../contracts/youtube-bench.ts";
import type { YoutubePlan } from "../../contracts/youtube-plan.ts";

interface Scene extends BenchOptions {
  name: string;
  plan?: Partial<YoutubePlan>;
  prepare?: (bench: YoutubeBench) => void;
  /** What the public sees at the end. */
  ends?: "live" | "scheduled" | "locked-private";
}

const SCENES: Scene[] = [
  { name: "all goes well" },
  { name: "a finished upload is forgotten, and its file keeps our name", plan: { finished: "gone" } },
  {
    name: "a finished upload is forgotten, and its file has no name",
    plan: { finished: "gone", slug: "absent" },
  },
  { name: "less is kept than was sent", plan: { keeps: ["nothing", "less", "all", "nothing"] } },
  { name: "a video in one piece", byteCount: 1_000 },
  {
    name: "the answer to the last byte is lost",
    prepare: ({ server }) => server.faultAt("last", resetAfterWork),
  },
  { name: "the last byte is lost", prepare: ({ server }) => server.faultAt("last", resetBeforeWork) },
  {
    name: "the token ends in the middle",
    prepare: ({ server, account }) => server.tokens.expire(account.current),
  },
  { name: "an app that is not audited", isAudited: false, ends: "locked-private" },
  { name: "a time is set", order: { publishAtMs: Date.UTC(2026, 11, 24) }, ends: "scheduled" },
];

for (const scene of SCENES) {
  it(`makes one video whatever ends it, and whenever: ${scene.name}`, async () => {
    const whole = await benchOf(scene);
    const witness = new Reaper();
    await check(whole, scene, await whole.settle(witness), "nothing");
    for (const index of witness.moments.keys()) {
      const bench = await benchOf(scene);
      const reaper = new Reaper(atMoment(index));
      const ended = await bench.settle(reaper);
      expect(reaper.isDone).toBe(true);
      await check(bench, scene, ended, reaper.place);
    }
  }, 60_000);
}

it("makes one video when two processes in a row end at any two moments", async () => {
  const whole = await benchOf({ name: "" });
  const witness = new Reaper();
  await whole.settle(witness);
  const answered = Array.from({ length: witness.count.request }, (_, index) =>
    atNth({ act: "request", when: "after", at: index + 1 }),
  );
  for (const first of answered) {
    for (const second of answered) {
      const bench = await benchOf({ name: "", plan: { finished: "gone" } });
      const reapers = [new Reaper(first), new Reaper(second)];
      const ended = await bench.settle(...reapers);
      await check(bench, {}, ended, reapers.map(({ place }) => place).join());
    }
  }
}, 60_000);

async function benchOf({ plan = {}, prepare, ...options }: Scene): Promise<YoutubeBench> {
  const bench = await youtubeBench(options);
  Object.assign(bench.server.plan, structuredClone(plan));
  prepare?.(bench);
  return bench;
}

async function check(
  { server, order, world }: YoutubeBench,
  { ends = "live" }: Partial<Scene>,
  ended: PostEnd,
  why: string,
): Promise<void> {
  const { videos } = server.uploads;
  const [video] = videos;
  expect([why, ended]).toMatchObject([why, { end: "done", handle: video?.id, news: { state: ends } }]);
  expect([why, (await world.row())?.state, videos.length]).toEqual([why, "done", 1]);
  expect([why, video?.sha256]).toEqual([why, order.fileSha256]);
}
