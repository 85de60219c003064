import { isCredentialHeader, isCredentialQuery } from "./redact.ts";

/** What a request proves itself with: values in headers without their scheme, and in the query. */
export function credentialsIn(url: URL, headers: Iterable<readonly [string, string]>): string[] {
  const inHeaders = [...headers]
    .filter(([name]) => isCredentialHeader(name))
    .flatMap(([, value]) => [value, value.replace(/^\w+\s+/, "")]);
  const inQuery = [...url.searchParams].filter(([name]) => isCredentialQuery(name)).map(([, value]) => value);
  return [...new Set([...inHeaders, ...inQuery])];
}
