/**
 * A fence that what is inside cannot leave: marks that could end it lose their brackets. What stands in it is data for the
 * model; what a model answers is only ever read as data too, so that no text can reach tools, budgets or accounts.
 */
export function fenced(name: string, text: string): string {
  const safe = text.replace(new RegExp(`<(/?\\s*${name}\\b[^>]*)>`, "giu"), "‹$1›");
  return `<${name}>\n${safe}\n</${name}>`;
}
