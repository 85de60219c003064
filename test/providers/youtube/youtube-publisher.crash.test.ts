import { expect, it } from "vitest";
import { resetAfterWork, resetBeforeWork } from "../../contracts/faults.ts";
import { type BenchOptions, type YoutubeBench, youtubeBench } from "../../contracts/youtube-bench.ts";
import { type DeathPlan, liveUntilSettled, MortalProcess } from "../../contracts/youtube-driver.ts";
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
    const process = new MortalProcess();
    await liveUntilSettled(() => whole.life(process));
    await check(whole, scene, "nothing");
    for (const plan of plansFor(process)) {
      const bench = await benchOf(scene);
      await bench.settle([plan]);
      await check(bench, scene, `death ${plan.when} ${plan.what} ${plan.at}`);
    }
  }, 60_000);
}

it("makes one video when two processes in a row end at any two moments", async () => {
  const whole = await benchOf({ name: "" });
  const process = new MortalProcess();
  await liveUntilSettled(() => whole.life(process));
  const plans = plansFor(process).filter(({ what, when }) => what === "request" && when === "after");
  for (const first of plans) {
    for (const second of plans) {
      const bench = await benchOf({ name: "", plan: { finished: "gone" } });
      await bench.settle([first, second]);
      await check(bench, {}, JSON.stringify([first, second]));
    }
  }
}, 60_000);

/** Before and after every request and every write. */
function plansFor({ count }: MortalProcess): DeathPlan[] {
  return (["request", "write"] as const).flatMap((what) =>
    Array.from({ length: count[what] }, (_, index) => index + 1).flatMap((at) =>
      (["before", "after"] as const).map((when) => ({ what, when, at })),
    ),
  );
}

async function benchOf({ plan = {}, prepare, ...options }: Scene): Promise<YoutubeBench> {
  const bench = await youtubeBench(options);
  Object.assign(bench.server.plan, structuredClone(plan));
  prepare?.(bench);
  return bench;
}

async function check(bench: YoutubeBench, { ends = "live" }: Partial<Scene>, why: string): Promise<void> {
  const { server, ledger, order } = bench;
  const { videos } = server.uploads;
  expect([why, ledger.state, ledger.news?.state, videos.length]).toEqual([why, "done", ends, 1]);
  expect([why, videos[0]?.sha256]).toEqual([why, order.fileSha256]);
  expect([why, ledger.handle]).toEqual([why, videos[0]?.id]);
}
