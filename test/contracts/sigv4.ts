import { createHash, createHmac } from "node:crypto";
import type { ContractRequest } from "./contract-server.ts";

/** Credentials that only these tests know, as long as real ones. */
export const ACCESS_KEY = "AKIACANARY0123456789";
export const SECRET_KEY = "canary/wJalrXUtnFEMI/K7MDENG+bPxRfiCYzz9";

const hex = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** What is wrong with a request's signature, in its header or in its address, by version 4 of Amazon's rules. */
export function signatureProblems(request: ContractRequest, region: string, nowMs: number): string[] {
  const { headers, query } = request;
  if (query.has("X-Amz-Signature")) return inAddress(request, region, nowMs);
  const header = headers.authorization ?? "";
  const shape =
    /^AWS4-HMAC-SHA256 Credential=(\S+?)\/(\d{8})\/(\S+?)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;
  const [, accessKey = "", day = "", signedRegion = "", names = "", signature = ""] =
    shape.exec(header) ?? [];
  if (signature === "") return ["there is no signature of version 4"];
  const bodyHash = String(headers["x-amz-content-sha256"]);
  const stamp = String(headers["x-amz-date"]);
  const unsigned = Object.keys(headers).filter(
    (name) =>
      (name.startsWith("x-amz-") || name === "host" || name === "content-md5") &&
      !names.split(";").includes(name),
  );
  return [
    ...(accessKey === ACCESS_KEY ? [] : [`the key is ${accessKey}`]),
    ...(signedRegion === region ? [] : [`it was signed for the region ${signedRegion}`]),
    ...unsigned.map((name) => `${name} is not signed`),
    ...(bodyHash === hex(request.body) ? [] : ["the body is not the one that was signed"]),
    ...(Math.abs(nowMs - timeOf(stamp)) < 900_000 ? [] : [`it was signed at ${stamp}`]),
    ...(signature === sign(request, { day, stamp, region, names, bodyHash })
      ? []
      : ["the signature is wrong"]),
  ];
}

function inAddress(request: ContractRequest, region: string, nowMs: number): string[] {
  const { query } = request;
  const of = (name: string): string => query.get(`X-Amz-${name}`) ?? "";
  const stamp = of("Date");
  const lifetimeMs = Number(of("Expires")) * 1000;
  const facts = {
    day: stamp.slice(0, 8),
    stamp,
    region,
    names: of("SignedHeaders"),
    bodyHash: "UNSIGNED-PAYLOAD",
  };
  return [
    ...(nowMs <= timeOf(stamp) + lifetimeMs ? [] : ["Request has expired"]),
    ...(of("Signature") === sign(request, facts) ? [] : ["the signature is wrong"]),
  ];
}

interface Signed {
  day: string;
  stamp: string;
  region: string;
  names: string;
  bodyHash: string;
}

function sign(request: ContractRequest, { day, stamp, region, names, bodyHash }: Signed): string {
  const pairs = [...request.query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${spelled(name)}=${spelled(value)}`)
    .sort();
  const headers = names.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, request.path, pairs.join("&"), headers.join(""), names, bodyHash].join(
    "\n",
  );
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = hmac(hmac(hmac(hmac(`AWS4${SECRET_KEY}`, day), region), "s3"), "aws4_request");
  return hmac(key, ["AWS4-HMAC-SHA256", stamp, scope, hex(canonical)].join("\n")).toString("hex");
}

const spelled = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign_) => `%${sign_.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** `20261129T063619Z` */
function timeOf(stamp: string): number {
  return Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
