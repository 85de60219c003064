import { createHash } from "node:crypto";
import {
  type ContractReply,
  type ContractRequest,
  type ContractServer,
  contractServer,
} from "./contract-server.ts";
import { signatureProblems } from "./sigv4.ts";

export const BUCKET = "finished-videos";
export const REGION = "eu-central-1";
const PART_BYTES_MIN = 5 * 1024 * 1024;

export interface HeldObject {
  bytes: Buffer;
  contentType: string;
  sha256: string;
}

export interface S3Server extends ContractServer {
  objects: Map<string, HeldObject>;
  /** Uploads that were begun and neither completed nor ended: parts that somebody pays for. */
  openUploads: ReadonlyMap<string, { key: string }>;
  /** Begins an upload as a process that was killed has left it. */
  leaveUpload(key: string): void;
  /** From now on it keeps only the half of what it says it took. */
  truncate(): void;
  /** The operations that came, by their names. */
  operations(): string[];
}

interface Upload {
  key: string;
  about: Omit<HeldObject, "bytes">;
  parts: Map<number, { bytes: Buffer; etag: string }>;
}

const KEY = new RegExp(`^/${BUCKET}/[\\w./-]+$`);

/** S3 on loopback with one bucket in its path, as strict as the stores that are not Amazon's: gone after the test. */
export async function s3Server(options: { region?: string; nowMs?: () => number } = {}): Promise<S3Server> {
  const { region = REGION, nowMs = Date.now } = options;
  const objects = new Map<string, HeldObject>();
  const uploads = new Map<string, Upload>();
  let isTruncating = false;
  let uploadCount = 0;
  const begin = (key: string, about: Upload["about"]): string => {
    uploadCount += 1;
    const id = `upload+${uploadCount}/of=${key.length}`;
    uploads.set(id, { key, about, parts: new Map() });
    return id;
  };
  const hold = (key: string, about: Upload["about"], bytes: Buffer): string => {
    objects.set(key, { ...about, bytes: isTruncating ? bytes.subarray(0, bytes.length / 2) : bytes });
    return `"${md5(bytes, "hex")}"`;
  };

  const put = (request: ContractRequest): ContractReply => {
    const key = keyOf(request);
    const id = request.query.get("uploadId");
    if (id === null) return { status: 200, headers: { etag: hold(key, aboutOf(request), request.body) } };
    const upload = uploads.get(id);
    if (upload?.key !== key) return failure(404, "NoSuchUpload");
    const etag = `"${md5(request.body, "hex")}"`;
    upload.parts.set(Number(request.query.get("partNumber")), { bytes: request.body, etag });
    return { status: 200, headers: { etag } };
  };
  const post = (request: ContractRequest): ContractReply => {
    const key = keyOf(request);
    if (request.query.has("uploads")) {
      const id = begin(key, aboutOf(request));
      return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    const id = request.query.get("uploadId") ?? "";
    const upload = uploads.get(id);
    if (upload?.key !== key) return failure(404, "NoSuchUpload");
    const parts = [...upload.parts].sort(([a], [b]) => a - b);
    const listed = [...request.body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      etag: (/<ETag>(.*?)</.exec(part)?.[1] ?? "").replaceAll("&quot;", '"'),
    }));
    const isAsSent =
      listed.length === parts.length &&
      listed.every(({ number, etag }, at) => parts[at]?.[0] === number && parts[at]?.[1].etag === etag);
    if (!isAsSent) return failure(400, "InvalidPart");
    if (parts.slice(0, -1).some(([, { bytes }]) => bytes.length < PART_BYTES_MIN))
      return failure(400, "EntityTooSmall");
    uploads.delete(id);
    const etag = hold(key, upload.about, Buffer.concat(parts.map(([, { bytes }]) => bytes)));
    return xml(`<CompleteMultipartUploadResult><ETag>${etag}</ETag></CompleteMultipartUploadResult>`);
  };
  const get = (request: ContractRequest): ContractReply => {
    if (!isBucket(request)) {
      const object = objects.get(keyOf(request));
      return object
        ? { status: 200, headers: headersOf(object), body: object.bytes }
        : failure(404, "NoSuchKey");
    }
    const prefix = request.query.get("prefix") ?? "";
    const found = [...uploads].filter(([, { key }]) => key.startsWith(prefix));
    const rows = found.map(([id, { key }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId></Upload>`);
    return xml(`<ListMultipartUploadsResult>${rows.join("")}</ListMultipartUploadsResult>`);
  };
  const head = (request: ContractRequest): ContractReply => {
    if (isBucket(request)) return { status: 200, headers: { "x-amz-bucket-region": region } };
    const object = objects.get(keyOf(request));
    return object ? { status: 200, headers: headersOf(object) } : { status: 404 };
  };
  const end = (request: ContractRequest): ContractReply =>
    uploads.delete(request.query.get("uploadId") ?? "") ? { status: 204 } : failure(404, "NoSuchUpload");

  const violations = (request: ContractRequest): string[] => [
    ...signatureProblems(request, region, nowMs()),
    ...unknownParts(request),
    ...bodyProblems(request),
  ];
  const anywhere = new RegExp(`^/${BUCKET}/?$|${KEY.source}`);
  const server = await contractServer({
    routes: [
      { method: "HEAD", path: anywhere, violations, answer: head },
      { method: "GET", path: anywhere, violations, answer: get },
      { method: "PUT", path: KEY, violations, answer: put },
      { method: "POST", path: KEY, violations, answer: post },
      { method: "DELETE", path: KEY, violations, answer: end },
    ],
    refuse: (status, problems) =>
      problems.includes("Request has expired")
        ? failure(403, "AccessDenied", "Request has expired")
        : failure(status, status === 404 ? "NoSuchBucket" : "InvalidRequest", problems.join("; ")),
  });
  return {
    ...server,
    objects,
    openUploads: uploads,
    leaveUpload: (key) => void begin(key, { contentType: "video/mp4", sha256: "" }),
    truncate: () => {
      isTruncating = true;
    },
    operations: () => server.requests.map(operationOf),
  };
}

export function failure(
  status: number,
  code: string,
  message = "no reason",
  headers: Record<string, string> = {},
) {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { "content-type": "application/xml", ...headers }, body };
}

const xml = (text: string): ContractReply => ({
  status: 200,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?>${text}`,
});

const isBucket = ({ path }: Pick<ContractRequest, "path">): boolean =>
  path.replace(/\/$/, "") === `/${BUCKET}`;
const keyOf = ({ path }: ContractRequest): string => path.slice(BUCKET.length + 2);
const md5 = (bytes: Buffer, as: "hex" | "base64"): string => createHash("md5").update(bytes).digest(as);

function aboutOf({ headers }: ContractRequest): Upload["about"] {
  return { contentType: headers["content-type"] ?? "", sha256: String(headers["x-amz-meta-sha256"] ?? "") };
}

function headersOf({ bytes, contentType, sha256 }: HeldObject): Record<string, string> {
  const meta: Record<string, string> = sha256 === "" ? {} : { "x-amz-meta-sha256": sha256 };
  return { "content-type": contentType, "content-length": String(bytes.length), ...meta };
}

const HEADERS = ["date", "content-sha256", "user-agent", "meta-sha256", "security-token"];
const QUERY = ["x-id", "uploads", "uploadId", "partNumber", "prefix"];

/** What some stores refuse: checksums and encodings that are Amazon's alone, and whatever nobody has heard of. */
function unknownParts({ headers, query }: ContractRequest): string[] {
  const unknown = Object.keys(headers).filter(
    (name) => name.startsWith("x-amz-") && !HEADERS.includes(name.slice("x-amz-".length)),
  );
  return [
    ...unknown.map((name) => `the header ${name} is not known`),
    ...["expect", "content-encoding", "transfer-encoding"]
      .filter((name) => name in headers)
      .map((name) => `${name} is set`),
    ...[...query.keys()]
      .filter((name) => !QUERY.includes(name) && !name.startsWith("X-Amz-"))
      .map((name) => `the parameter ${name} is not known`),
  ];
}

function bodyProblems({ method, headers, body, query }: ContractRequest): string[] {
  const isBegun = method === "POST" && query.has("uploads");
  const isNew = isBegun || (method === "PUT" && !query.has("uploadId"));
  const about = aboutOf({ headers } as ContractRequest);
  return [
    ...(method === "PUT" && headers["content-md5"] !== md5(body, "base64")
      ? ["content-md5 is not the body's"]
      : []),
    ...(isNew && !/^(?:video\/mp4|image\/png|image\/jpeg)$/.test(about.contentType)
      ? [`the type is ${about.contentType}`]
      : []),
    ...(isNew && !/^[0-9a-f]{64}$/.test(about.sha256) ? ["the whole file's hash is not said"] : []),
    ...(isNew && !/immutable/.test(headers["cache-control"] ?? "")
      ? ["cache-control does not say for ever"]
      : []),
    ...(query.has("partNumber") && !/^\d{1,5}$/.test(query.get("partNumber") ?? "")
      ? ["the part has no number"]
      : []),
  ];
}

function operationOf({ method, path, query }: ContractRequest): string {
  if (method === "HEAD") return isBucket({ path }) ? "HeadBucket" : "HeadObject";
  if (method === "GET") return query.has("uploads") ? "ListMultipartUploads" : "GetObject";
  if (method === "DELETE") return "AbortMultipartUpload";
  if (method === "POST") return query.has("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
  return query.has("uploadId") ? "UploadPart" : "PutObject";
}
