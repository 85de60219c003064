// `npm run count:concepts`: what the built-in packs hold, and how much of it stands up to every script check.
import { fileURLToPath } from "node:url";
import { PACK_FORMATS } from "../../src/ideas/formats/pack-formats.ts";
import { enumerateIdeas } from "../../src/ideas/packs/idea-pool.ts";
import { strictKey } from "../../src/ideas/packs/pack-idea.ts";
import { openTemplates } from "../../src/templates/open-templates.ts";
import { countWithoutCopies, distinctIdeas, proveConcepts } from "./prove-concepts.ts";

const library = openTemplates({ builtIn: fileURLToPath(new URL("../../templates", import.meta.url)) });
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

for (const { id: formatId } of PACK_FORMATS) {
  for (const { id: packId } of library.packs()) {
    const ideas = [...enumerateIdeas(library, [packId], formatId)];
    if (ideas.length === 0) continue;
    const kinds = new Map<string, number>();
    for (const { kind } of ideas) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const told = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ");
    const keys = new Set(ideas.map(strictKey)).size;
    say(`${formatId.padEnd(10)} ${packId.padEnd(14)} ${String(keys).padStart(6)} keys  (${told})`);
  }
}

const distinct = [...distinctIdeas(library).values()];
say(`\nDistinct (pack, measure, scope, direction), one idea each: ${distinct.length}`);
for (const [words, ideas] of [
  ["about a whole scope", distinct.filter(({ subject }) => subject === "set")],
  ["drawn from a scope", distinct.filter(({ subject }) => subject === "draw")],
  [
    "myths about a pair",
    distinct.filter(({ subject, formatId }) => subject === "pair" && formatId === "myth"),
  ],
  ["versus pairs", distinct.filter(({ subject, formatId }) => subject === "pair" && formatId === "versus")],
] as const) {
  const startedMs = performance.now();
  const { sound, complaints } = proveConcepts(library, ideas);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  say(
    `  ${words}: ${ideas.length}, of which ${sound.length} pass every script check (${seconds} s); ${countWithoutCopies(sound)} share less than half of their facts`,
  );
  for (const complaint of complaints.slice(0, 5)) say(`    ${complaint}`);
}
