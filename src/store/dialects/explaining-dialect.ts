import type { DatabaseConnection, Dialect, Driver } from "kysely";
import { explainDatabaseError } from "../store-errors.ts";

/** The same dialect, whose every query, read or write, fails in words that a person can act on. */
export function explainingDialect(dialect: Dialect, place: string): Dialect {
  return {
    createDriver: () => explainingDriver(dialect.createDriver(), place),
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

/** Drivers keep private state on their connections: they get their own back whenever they are asked. */
function explainingDriver(driver: Driver, place: string): Driver {
  const originals = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const own = (connection: DatabaseConnection): DatabaseConnection => originals.get(connection) ?? connection;
  const explained = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explainDatabaseError(error, place);
    }
  };
  return {
    init: async () => await explained(() => driver.init()),
    async acquireConnection() {
      const original = await explained(() => driver.acquireConnection());
      const connection: DatabaseConnection = {
        executeQuery: async (query) => await explained(() => original.executeQuery(query)),
        streamQuery: (query, chunkSize) => original.streamQuery(query, chunkSize),
      };
      originals.set(connection, original);
      return connection;
    },
    beginTransaction: async (connection, settings) =>
      await explained(() => driver.beginTransaction(own(connection), settings)),
    commitTransaction: async (connection) => await explained(() => driver.commitTransaction(own(connection))),
    rollbackTransaction: async (connection) =>
      await explained(() => driver.rollbackTransaction(own(connection))),
    releaseConnection: async (connection) => await driver.releaseConnection(own(connection)),
    destroy: async () => await driver.destroy(),
  };
}
