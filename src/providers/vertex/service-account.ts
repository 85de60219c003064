import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import { readJson } from "../../core/json.ts";

export const KEY_NAME = "GOOGLE_APPLICATION_CREDENTIALS";

export interface ServiceAccount {
  email: string;
  projectId: string;
  keyId: string | undefined;
  privateKey: KeyObject;
}

const File = z.object({
  type: z.literal("service_account"),
  client_email: z.string().min(3),
  private_key: z.string().min(1),
  private_key_id: z.string().optional(),
  project_id: z.string().min(1),
});

/** Reads the JSON file of a service account. Throws config `vendor-key-missing` or `vendor-key-malformed`, which show no word of it. */
export async function readServiceAccount(path: string): Promise<ServiceAccount> {
  const file = File.safeParse(readJson(await textOf(path)));
  if (!file.success) {
    const fields = [...new Set(file.error.issues.map((issue) => issue.path.join(".")))].filter(Boolean);
    const what = fields.length === 0 ? "it is no JSON object" : `look at ${fields.join(", ")}`;
    throw malformed(path, `is no key of a service account: ${what}`);
  }
  const { client_email, project_id, private_key, private_key_id } = file.data;
  const privateKey = keyOf(private_key);
  if (privateKey?.asymmetricKeyType !== "rsa")
    throw malformed(path, "holds no RSA private key: look at private_key");
  return { email: client_email, projectId: project_id, keyId: private_key_id, privateKey };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "for no known reason";
    throw new AppError({
      kind: "config",
      code: "vendor-key-missing",
      message: `The file that ${KEY_NAME} names cannot be read (${reason}): ${path}.`,
      hint: `Set ${KEY_NAME} to the JSON key file of a service account that may use Vertex AI.`,
    });
  }
}

function malformed(path: string, what: string): AppError {
  return new AppError({
    kind: "config",
    code: "vendor-key-malformed",
    message: `${path}, which ${KEY_NAME} names, ${what}.`,
    hint: "Make a new JSON key for the service account, and keep the file as it comes.",
  });
}

/** Undefined: it is none. What OpenSSL says of it is left out, with whatever it quotes. */
function keyOf(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
