const LISTED_MAX = 10;
const SHOWN_LENGTH = 80;

/** Where two JSON values differ, as lines: `body.duration: 5 was recorded, 8 is sent`. */
export function jsonDifferences(recorded: unknown, sent: unknown, place: string): string[] {
  return compare(recorded, sent, place).slice(0, LISTED_MAX);
}

function compare(recorded: unknown, sent: unknown, place: string): string[] {
  if (isFields(recorded) && isFields(sent)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(sent)]);
    return [...names].flatMap((name) =>
      compare(ownField(recorded, name), ownField(sent, name), `${place}.${name}`),
    );
  }
  if (Array.isArray(recorded) && Array.isArray(sent)) {
    const length = Math.max(recorded.length, sent.length);
    return Array.from({ length }).flatMap((_, at) => compare(recorded[at], sent[at], `${place}[${at}]`));
  }
  if (Object.is(recorded, sent)) return [];
  return [`${place}: ${shown(recorded)} was recorded, ${shown(sent)} is sent`];
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function ownField(fields: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH - 1)}…` : text;
}
