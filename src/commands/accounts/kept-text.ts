import type { KeptAccount } from "../../model/account-documents.ts";

/** What was connected or imported, for a person. */
export function keptText(accounts: readonly KeptAccount[], verb: string): string {
  const lines = accounts.flatMap(({ platform, name, displayName, userId, isNew, missingScopes }) => [
    `${platform}/${name} (${displayName ?? userId}) is ${isNew ? verb : `${verb} again`}.`,
    ...(missingScopes.length === 0 ? [] : [`  Not granted: ${missingScopes.join(", ")}.`]),
  ]);
  return [...lines, "Next:  viral accounts check"].join("\n");
}
