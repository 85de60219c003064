import { isCredentialHeader, isCredentialQuery } from "./redact.ts";

/** What a request proves itself with: values in headers without their scheme, in the query, and in a form. */
export function credentialsIn(
  url: URL,
  headers: Iterable<readonly [string, string]>,
  form = new URLSearchParams(),
): string[] {
  const inHeaders = [...headers]
    .filter(([name]) => isCredentialHeader(name))
    .flatMap(([, value]) => [value, value.replace(/^\w+\s+/, "")]);
  const inFields = [...url.searchParams, ...form]
    .filter(([name]) => isCredentialQuery(name))
    .map(([, value]) => value);
  return [...new Set([...inHeaders, ...inFields])];
}
