import { fileServer } from "./clip-vendor-server.ts";
import {
  type ContractReply,
  type ContractRequest,
  type ContractRoute,
  contractServer,
  type Fault,
} from "./contract-server.ts";

/** A clip that a library on loopback has. */
export interface ShelfClip {
  id: number;
  author: string;
  /** Whole, as libraries count. */
  seconds: number;
  width: number;
  height: number;
  /** What it shows, in words; `{words}` are those of the search that found it. */
  about: string;
}

export const shelfClip = (id: number, change: Partial<ShelfClip> = {}): ShelfClip => ({
  id,
  author: `Author ${id}`,
  seconds: 6,
  width: 1080,
  height: 1920,
  about: "{words} by a river",
  ...change,
});

/** A library of footage on loopback. */
export interface StockServer {
  origin: string;
  /** What every search finds, until a test says otherwise. */
  shelf: ShelfClip[];
  /** Words of every search that came, in order. */
  searches: readonly string[];
  /** Every request that came for the search, as it came. */
  requests: readonly ContractRequest[];
  /** Addresses of files that were asked for, in order. */
  fileRequests(): number;
  /** Requests left and when there are more, as the next answers tell it. */
  limits: { remaining: number; resetSeconds: number };
  refusals: Readonly<Record<"throttled" | "bad key", ContractReply>>;
  faultAt(stage: "search" | "file", fault: Fault | undefined, times?: number): void;
  takeViolations(): readonly string[];
}

/** How one library words what all of them do. */
export interface LibraryDialect {
  path: string | RegExp;
  violations(request: ContractRequest): string[];
  wordsOf(request: ContractRequest): string;
  isKnown(request: ContractRequest): boolean;
  answer(clips: readonly ShelfClip[], addressOf: () => string, request: ContractRequest): unknown;
  limitHeaders(limits: StockServer["limits"]): Record<string, string>;
  refusals: StockServer["refusals"];
  refuse: (status: 400 | 404, problems: readonly string[]) => ContractReply;
}

export async function stockServer(file: Buffer, dialect: LibraryDialect): Promise<StockServer> {
  const shelf = [shelfClip(11), shelfClip(12), shelfClip(13)];
  const searches: string[] = [];
  const limits = { remaining: 90, resetSeconds: 40 };
  const files = await fileServer(file);
  const search: ContractRoute = {
    method: "GET",
    path: dialect.path,
    violations: (request) => dialect.violations(request),
    answer: (request) => {
      if (!dialect.isKnown(request)) return dialect.refusals["bad key"];
      searches.push(dialect.wordsOf(request));
      const words = dialect.wordsOf(request);
      const found = shelf.map((clip) => ({ ...clip, about: clip.about.replace("{words}", words) }));
      const json = dialect.answer(found, () => files.address(), request);
      return { status: 200, headers: dialect.limitHeaders(limits), json };
    },
  };
  const server = await contractServer({ routes: [search], refuse: dialect.refuse });
  return {
    origin: server.origin,
    shelf,
    searches,
    requests: server.requests,
    fileRequests: () => files.requests.length,
    limits,
    refusals: dialect.refusals,
    faultAt: (stage, fault, times) => (stage === "search" ? server : files).meet(fault, times),
    takeViolations: () => [...server.takeViolations(), ...files.takeViolations()],
  };
}

/** Parameters that a library does not have, and values that it does not take. */
export function brokenQuery(
  { query }: ContractRequest,
  expected: Readonly<Record<string, { value: RegExp; isNeeded?: boolean }>>,
): string[] {
  const names = [...new Set(query.keys())];
  return [
    ...names.filter((name) => !(name in expected)).map((name) => `there is no parameter ${name}`),
    ...Object.entries(expected).flatMap(([name, { value, isNeeded = false }]) => {
      const given = query.getAll(name);
      if (given.length === 0) return isNeeded ? [`${name} is missing`] : [];
      if (given.length > 1) return [`${name} is given ${given.length} times`];
      return value.test(given[0] ?? "") ? [] : [`${name} is not ${value.source}`];
    }),
  ];
}
