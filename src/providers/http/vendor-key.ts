import { AppError } from "../../core/app-error.ts";

export interface VendorKey {
  /** The variable that it was found under. */
  name: string;
  value: string;
}

/** Finds a vendor's key under the first of `names` that holds one. Config errors name the variable, never the value. */
export async function readVendorKey(
  secrets: { get(name: string): Promise<string | undefined> },
  names: readonly [string, ...string[]],
): Promise<VendorKey> {
  for (const name of names) {
    const value = await secrets.get(name);
    if (value === undefined || value === "") continue;
    const flaw = flawOf(value);
    if (flaw !== undefined) throw malformed(name, flaw);
    return { name, value };
  }
  const [first, ...others] = names;
  const also = others.length === 0 ? "" : ` (nor ${others.join(", ")})`;
  throw new AppError({
    kind: "config",
    code: "vendor-key-missing",
    message: `${first}${also} is not set, or is empty.`,
    hint: `Set it for this shell (\`export ${first}=…\`) or wherever the command is started from.`,
    details: { names },
  });
}

/** Node quotes a header that it refuses: a key must be known to be sendable before it is one. */
function flawOf(value: string): string | undefined {
  if (/[\r\n]/.test(value)) return "holds a line break";
  if (/\s/.test(value)) return "holds a space";
  if (/\p{Cc}/u.test(value)) return "holds a control character";
  if (/[^\x21-\x7e]/.test(value)) return "holds a character that is not plain ASCII";
  if (/^(["']).*\1$/.test(value)) return "is in quotation marks";
  return undefined;
}

function malformed(name: string, flaw: string): AppError {
  return new AppError({
    kind: "config",
    code: "vendor-key-malformed",
    message: `${name} cannot be a key: it ${flaw}.`,
    hint: `Copy the key again, alone and on one line, into ${name}.`,
    details: { names: [name] },
  });
}
