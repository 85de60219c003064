import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { causeCode, reachedVendor } from "../../../src/providers/http/reached-vendor.ts";
import {
  deadOrigin,
  floods,
  hostileServer,
  resetsAfterHeaders,
  resetsBeforeHeaders,
  truncates,
} from "../../support/hostile-server.ts";
import { afterThisTest } from "../../support/temporary-folder.ts";

/** What Node's own fetch throws for a POST. */
async function thrownBy(url: string): Promise<unknown> {
  try {
    const answer = await fetch(url, { method: "POST", body: "{}", redirect: "manual" });
    await answer.text();
    throw new Error("it was answered");
  } catch (error) {
    return error;
  }
}

async function rawServer(onData: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => onData(socket));
    afterThisTest(() => void socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterThisTest(() => void server.close());
  return (server.address() as AddressInfo).port;
}

it("knows that nothing was sent when no connection came about", async () => {
  const refused = await thrownBy(await deadOrigin());
  expect([reachedVendor(refused), causeCode(refused)]).toEqual(["no", "ECONNREFUSED"]);
  expect(reachedVendor(await thrownBy("http://127.0.0.1:9/"))).toBe("no");
  const nameless = await thrownBy("http://name.invalid/");
  expect(reachedVendor(nameless)).toBe("no");
  expect(causeCode(nameless)).toMatch(/ENOTFOUND|EAI_AGAIN/);
});

it("knows that nothing was sent when the handshake was broken off", async () => {
  const port = await rawServer((socket) => socket.end());
  const broken = await thrownBy(`https://127.0.0.1:${port}/`);
  expect([reachedVendor(broken), causeCode(broken)]).toEqual(["no", "ECONNRESET"]);
});

it("does not know after a reset, whenever it came", async () => {
  const { origin } = await hostileServer(resetsBeforeHeaders);
  const { origin: later } = await hostileServer(resetsAfterHeaders("{"));
  const { origin: cut } = await hostileServer(truncates(Buffer.from("{")));
  const codes = [await thrownBy(origin), await thrownBy(later), await thrownBy(cut)].map((error) => [
    reachedVendor(error),
    causeCode(error),
  ]);
  expect(codes).toEqual([
    ["unknown", "ECONNRESET"],
    ["unknown", "ECONNRESET"],
    ["unknown", "UND_ERR_SOCKET"],
  ]);
});

it("does not know when the answer is not HTTP, has too long headers, or asks for a proxy's password", async () => {
  const noHttp = await rawServer((socket) => socket.end("SSH-2.0-x\r\n"));
  expect(reachedVendor(await thrownBy(`http://127.0.0.1:${noHttp}/`))).toBe("unknown");
  const { origin: long } = await hostileServer(floods(Buffer.from(""), 1, { x: "a".repeat(40_000) }));
  expect(reachedVendor(await thrownBy(long))).toBe("unknown");
  const { origin: proxy } = await hostileServer((_request, response) => void response.writeHead(407).end());
  expect(reachedVendor(await thrownBy(proxy))).toBe("unknown");
});

const failed = (facts: { code?: string; syscall?: string }) =>
  Object.assign(
    new Error("Connection error.", {
      cause: new TypeError("fetch failed", { cause: Object.assign(new Error("x"), facts) }),
    }),
  );

it.each([
  [{ code: "ECONNREFUSED", syscall: "connect" }, "no"],
  [{ code: "EAI_AGAIN", syscall: "getaddrinfo" }, "no"],
  [{ code: "ETIMEDOUT", syscall: "connect" }, "no"],
  [{ code: "UND_ERR_CONNECT_TIMEOUT" }, "no"],
  [{ code: "CERT_HAS_EXPIRED" }, "no"],
  [{ code: "ERR_TLS_CERT_ALTNAME_INVALID" }, "no"],
  [{ code: "ETIMEDOUT", syscall: "read" }, "unknown"],
  [{ code: "EHOSTUNREACH", syscall: "write" }, "unknown"],
  [{ code: "EPIPE", syscall: "write" }, "unknown"],
  [{ code: "ERR_SSL_WRONG_VERSION_NUMBER" }, "unknown"],
  [{ code: "UND_ERR_HEADERS_TIMEOUT" }, "unknown"],
  [{ code: "UND_ERR_BODY_TIMEOUT" }, "unknown"],
  [{ code: "UND_ERR_SOCKET" }, "unknown"],
  [{}, "unknown"],
] as const)("%o inside an SDK's error: %s", (facts, reached) => {
  expect(reachedVendor(failed(facts))).toBe(reached);
});

it("takes several tried addresses as not reached only when none was", () => {
  const tried = (...syscalls: string[]) =>
    new TypeError("fetch failed", {
      cause: new AggregateError(syscalls.map((syscall) => Object.assign(new Error("x"), { syscall }))),
    });
  expect(reachedVendor(tried("connect", "connect"))).toBe("no");
  expect(reachedVendor(tried("connect", "read"))).toBe("unknown");
  expect(reachedVendor(new AggregateError([]))).toBe("unknown");
});

it("believes a status, an SDK's or ours, and what our own error says", () => {
  const ours = (details: Record<string, unknown>) =>
    new Error("Connection error.", {
      cause: new AppError({ kind: "transient", code: "x", message: "m", details }),
    });
  expect(reachedVendor(Object.assign(new Error("400"), { status: 400 }))).toBe("yes");
  expect(reachedVendor(Object.assign(new Error("x"), { status: undefined }))).toBe("unknown");
  expect(reachedVendor(ours({ status: 200 }))).toBe("yes");
  expect(reachedVendor(ours({ reached: "no" }))).toBe("no");
  expect(reachedVendor(ours({}))).toBe("unknown");
});
