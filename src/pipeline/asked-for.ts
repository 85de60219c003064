import { AsyncLocalStorage } from "node:async_hooks";

/** On whose behalf a vendor is asked. */
export interface AskedFor {
  runId: string;
  jobId: string;
  /** Of the ledger's row that the request is an order for; null: it orders nothing. */
  ledgerId: string | null;
}

const place = new AsyncLocalStorage<AskedFor>();

/** Whatever the work asks of vendors, however deep inside an SDK, is asked for this. */
export const askFor = <T>(who: AskedFor, work: () => T): T => place.run(who, work);

/** For whom the present request is made; undefined: for no run. */
export const askedFor = (): AskedFor | undefined => place.getStore();
