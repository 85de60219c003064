import type { ModelCatalogue } from "../../src/model/model-catalogue.ts";
import type { VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import { costTables, SAMPLE_VIDEO } from "./cost-table.ts";

/** The day of the prices in the catalogue that are the newest. */
export const PRICED_ON = "2026-11-29";

/** `docs/providers.md`: the words are written here, the figures come from the catalogue and the registry. */
export function providersPage(
  catalogue: ModelCatalogue,
  vendors: readonly VendorDefinition[],
  day: string,
): string {
  const { seconds, beats, secondsPerBeat, spokenCharacters, inputTokens, outputTokens } = SAMPLE_VIDEO;
  return `# Choosing providers

Nothing here is needed: without a key \`viral run\` writes from data, speaks with the embedded voice and draws every picture.
Each provider replaces one of these, and the studio still composes, checks and captions every video.

| you want | start with | why |
|---|---|---|
| to pay nothing | the defaults | a video costs nothing, and needs no network |
| ideas about any topic | \`--writer anthropic\` or \`--writer openai\` | some cents a video; give it a source with \`--from\`, because claims without one are cut |
| the same, at home | \`--writer openai\` with \`providers.openai.baseUrl\` and \`.api chat\` | Ollama and LM Studio speak OpenAI's chat API; no key, no cost |
| a natural voice | \`--voice elevenlabs:<voice>\` | it says when each letter is heard, so captions need no guess |
| a natural voice, at home | \`--voice sherpa:<model>\` | Kokoro or Piper on your own machine, see [voices](voices.md) |
| real footage | \`--shots stock\` | free with a key of Pexels or Pixabay; the credit is written into \`script.json\` |
| AI video | \`--shots ai --tier economy --max-spend 5\` | the router takes the cheapest model that can make each shot |
| AI pictures that the studio moves | \`--shots ai --video-model openai/gpt-image-2.6-flare --max-spend 1\` | some cents a picture; without a name pictures stand in where the budget does not reach for a clip |
| AI video that must not be paid twice whatever breaks | \`--video-model runware/…\` | it takes our own id for a job, so that a lost answer is found again without a person |
| videos in a bucket, for a CDN | \`providers.s3.bucket\` | each goes there when it is delivered, see [keeping videos in a bucket](object-store.md) |

\`viral providers\` says what is ready and what is missing, \`viral providers test <id>\` makes the cheapest real call,
\`viral route --explain\` shows whom the router would ask and why, \`viral run --dry-run\` what a run would cost.

## Money

- A provider that costs money does nothing without a limit: \`--max-spend\`, \`budget.perVideoUsd\` or \`budget.perDayUsd\`.
- An estimate is reserved before each request; what the vendor bills replaces it. \`viral costs\` shows both side by side.
  Where a vendor bills no figure, the list price is what is counted: speech is, because ElevenLabs counts in credits of its
  plans (never dollars) and OpenAI's speech counts nothing.
- A model whose bills were above its list is reserved for at the worst of its last 20 bills, and a price that the vendor
  names as it accepts (Runway does) is held at once. So a budget can be passed only by the first such bill and by those of
  requests that were under way with it, each by its own difference; nothing more is bought once it is reached.
- Each request leaves a row (vendor, run, job, status, time), and the row of an order has what it cost in the end.
- A request goes out once. When its answer is lost, the vendor is asked what became of it, where it can say: Runware can.
  Else the job is parked, and \`viral resolve\` settles it after a look at the vendor's page (\`--part b2\` where several
  shots are in doubt). \`--not-posted\` says that it certainly was not made and frees its money, \`--retry\` makes it
  again and keeps what the first may have cost counted.
  \`budget.assumeLostUsd 0.05\` counts what is cheap as spent and asks again, so that nobody is woken for a cent.
- To find out what became of a lost answer: Gemini's clips carry the labels \`viral_job\` and \`viral_part\`; Runway has no list,
  but \`viral providers test runway\` shows whether credits are gone; Vertex gets no bucket of yours to put clips into, so only
  its console tells; fal lists requests on its dashboard. None of this is concluded without a person.
- A page of HTML in place of an answer, as a wrong base URL or the login of a network gives, is asked after once with a free
  question. When that is answered with a page too, nothing was bought: its money is free, the error names the address (exit code
  3), and \`viral resume\` goes on once it is mended. Else it is in doubt as above.
- Shots of one video are made side by side, within the number that a vendor takes at once
  (\`providers.<id>.jobsAtOnce\`).
- \`--shots ai\` without any key of a vendor, or without a budget, is of the tier \`local\`: every shot is drawn on this
  machine, a warning says so, and so does each shot in \`script.json\`. With \`--video-model\` the run refuses instead.
- What a vendor refuses, fails or moderates falls to the next model, clips before stills, at last to a picture drawn by us;
  \`script.json\` names under \`tried\` who was to make each shot and why it did not, \`viral show\` and \`warnings\` in
  \`viral run --json\` say the same. A vendor that is only busy, or cannot be reached, is asked up to three times before that.
- Beats that show the same share one clip.
- When the budget ends, what is paid for is finished: a video of which some shots were made is delivered with the others
  drawn, and the run ends with exit code 8; one of which none could be paid stops with 6, or the run with 8 where another was
  delivered. \`viral resume <run> --max-spend <usd>\` allows it more and goes on.
- A key that is missing, empty or cannot be one (it holds a space or a line break) stops the run before anything is written
  down, with exit code 3. One that the vendor refuses stops a writer and a voice with 3. Shots are made by others meanwhile; where
  nobody else can make any, of AI video or of footage, the video stops with 3, for credit that is gone at a vendor of AI video
  with 6, and \`viral resume\` goes on when it is mended.

## Vendors

| id | does | key | address |
|---|---|---|---|
${vendors.map(vendorRow).join("\n")}

Keys come from the environment, else from the system's keychain, else from an encrypted file. Each address can be set:
\`providers.<id>.baseUrl\`, or \`VIRAL_PROVIDERS_<ID>_BASE_URL\`; it must be https, or this machine.
\`s3\` has no key of ours: its credentials are looked up by the AWS SDK (variables, profiles, roles).

## What a video costs

List prices on ${day}, for a video of ${seconds} seconds: ${beats} beats of ${secondsPerBeat} seconds, ${spokenCharacters} spoken characters, ${inputTokens} tokens
read and ${outputTokens} written by the writer, each clip in the smallest size that its model offers. Prices drift; what a vendor bills is
what counts. Models that are gone are not listed.

${costTables(catalogue, Date.parse(day))}
`;
}

const vendorRow = ({ id, title, contracts, keys, baseUrl }: VendorDefinition): string =>
  `| \`${id}\` (${title}) | ${contracts.join(", ")} | ${keys.map((key) => `\`${key}\``).join(" or ") || "none"} | ${baseUrl.replace("https://", "")} |`;
