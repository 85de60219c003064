const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
/** A fraction has no digits to lose that count. */
const LONG_NUMBER = /^-?\d{16,}$/;

/** Parses JSON whose whole numbers may be longer than a number holds (int64): those come as text. Throws as `JSON.parse`. */
export function parseExactJson(text: string): unknown {
  // First: only in JSON does every text end, without which looking for its end takes for ever.
  const parsed: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return parsed;
  return JSON.parse(
    text.replace(TEXT_OR_NUMBER, (found) =>
      LONG_NUMBER.test(found) && !Number.isSafeInteger(Number(found)) ? `"${found}"` : found,
    ),
  );
}
