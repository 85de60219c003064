/** What steers a terminal, and what turns the direction in which text is read; line breaks and tabs are neither. */
const STEERING = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;

/** Text for a terminal: words of other people and platforms can say everything there, and do nothing. */
export const visibleText = (text: string): string => text.replace(STEERING, "\uFFFD");

/** The same for a line of JSON, which loses nothing by it. */
export const jsonLine = (document: unknown): string =>
  JSON.stringify(document).replace(
    STEERING,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
