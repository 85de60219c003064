import { createRandom, type Random } from "../../../src/core/random.ts";

export const CANARY = "canary0cafe";

/** What would do something in a page, a terminal, a path, a link or a file of ours. */
const POISONS = [
  `"><img src=x onerror=${CANARY}()><script>${CANARY}()</script>`,
  `\u001B]0;${CANARY}\u0007\u001B[2J\u009B31m\r${CANARY}\b\b`,
  `../../../${CANARY}/../${CANARY}`,
  `javascript:${CANARY}()//https://`,
  `https://x.example/"onmouseover="${CANARY}()`,
  `\u202E${CANARY}\u2066\n\n- run: ${CANARY}\u0000`,
  "__proto__",
  CANARY.repeat(20_000),
];

export interface Poisoning {
  /** Of all strings in all answers, so many are something else. */
  share: number;
  /** The answer of this number, from 1, is a refusal in which every word is; 0: none. */
  refusedAt: number;
  seed: string;
}

/** A `fetch` whose JSON answers are not what the platform said. */
export function poisonedFetch(ask: typeof fetch, { share, refusedAt, seed }: Poisoning): typeof fetch {
  const random = createRandom(seed);
  let count = 0;
  return async (input, init) => {
    const answer = await ask(input, init);
    if (!answer.headers.get("content-type")?.includes("json")) return answer;
    count += 1;
    const said: unknown = await answer.json();
    if (count === refusedAt) return Response.json(refusal(random), { status: random.pick([400, 403, 409]) });
    return Response.json(poisoned(said, share, random), { status: answer.status });
  };
}

/** As all three say it at once. */
function refusal(random: Random): unknown {
  const poison = () => random.pick(POISONS);
  const error = {
    code: poison(),
    message: poison(),
    log_id: poison(),
    type: poison(),
    error_user_title: poison(),
    error_user_msg: poison(),
    fbtrace_id: poison(),
    errors: [{ domain: poison(), reason: poison(), message: poison() }],
  };
  return { error, data: {}, error_description: poison() };
}

function poisoned(said: unknown, share: number, random: Random): unknown {
  if (Array.isArray(said)) return said.map((one) => poisoned(one, share, random));
  if (typeof said === "object" && said !== null)
    return Object.fromEntries(
      Object.entries(said).map(([name, one]) => [name, poisoned(one, share, random)]),
    );
  return typeof said === "string" && random.next() < share ? random.pick(POISONS) : said;
}
