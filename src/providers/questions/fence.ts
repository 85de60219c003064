/**
 * A fence that what is inside cannot leave, nor put up another one: marks lose their brackets. What stands in it is data for
 * the model; what a model answers is only ever read as data too, so that no text can reach tools, budgets or accounts.
 */
export function fenced(name: string, text: string): string {
  const safe = text.replace(/<(\s*\/?\s*\p{L}[^<>]*)>/gu, "‹$1›").replace(/<(?=\s*\/?\s*\p{L})/gu, "‹");
  return `<${name}>\n${safe}\n</${name}>`;
}
