const SCRIPTS = [
  "Arabic",
  "Hebrew",
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
  "Devanagari",
  "Bengali",
  "Thai",
  "Tamil",
  "Georgian",
  "Armenian",
  "Ethiopic",
];
/** What people call it, where that differs. */
const COMMON_NAMES: Readonly<Record<string, string>> = {
  Han: "Chinese",
  Hiragana: "Japanese",
  Katakana: "Japanese",
  Hangul: "Korean",
};

/** The script of these characters by its common name, when it is one that the bundled fonts do not have. */
export function undrawableScript(text: string): string | undefined {
  const script = SCRIPTS.find((name) => new RegExp(`\\p{Script=${name}}`, "u").test(text));
  return script && (COMMON_NAMES[script] ?? script);
}

/** Whether most letters are of a script that the bundled fonts have. */
export function isMostlyDrawable(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const drawable = text.match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/gu)?.length ?? 0;
  return drawable * 2 >= letters;
}
