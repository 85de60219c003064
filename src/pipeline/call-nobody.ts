import type { Perform } from "../providers/contracts/effect.ts";

/** For whoever only looks: a dry run spends nothing and publishes nothing. */
export const callNobody: Perform = async (request) => {
  throw new Error(`${request.providerId} was asked for ${request.part} where nobody may be called`);
};
