import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { type PostgresCluster, startPostgres } from "./postgres-cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgresDoor: string;
  }
}

/** One Postgres for the whole test run, started when the first suite asks at the door for its address. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let cluster: Promise<PostgresCluster> | undefined;
  const server = createServer((_request, response) => {
    cluster ??= startPostgres();
    cluster.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port for the door");
  project.provide("postgresDoor", `http://127.0.0.1:${address.port}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    await cluster?.then(
      async (started) => await started.stop(),
      () => undefined,
    );
  };
}
