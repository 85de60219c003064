import { z } from "zod";

/** Where a fact was read. Each can be read again by code that did not write the script. */
export const FactSource = z.discriminatedUnion("kind", [
  /** A field of a row in `templates/packs/<packId>/rows.json`. */
  z.object({ kind: z.literal("pack"), packId: z.string(), rowId: z.string(), field: z.string() }),
  /** A line (1-based) of the user's own text. */
  z.object({ kind: z.literal("text"), file: z.string(), line: z.number().int() }),
  /** A cell of the user's own table: data row (1-based, header not counted) and column name. Row 0 is the header. */
  z.object({ kind: z.literal("table"), file: z.string(), row: z.number().int(), column: z.string() }),
  /** A value worked out from other receipts of the same script. */
  z.object({
    kind: z.literal("computed"),
    operation: z.enum(["rank", "ratio", "difference", "count", "sum", "percent", "share", "extent"]),
    from: z.array(z.string()),
    /** What was ranked or counted over, in words a reader can check: `UN members in Africa`. */
    over: z.string().optional(),
    /**
     * The same set for a machine: rows of a pack or table whose fields equal `where`, ordered by `field`. A `rank` with it is
     * taken again over all of them, so that a forgotten row is found; `from[0]` is the ranked value.
     */
    among: z
      .object({
        /** The pack, or else `file`: the user's own table. */
        packId: z.string().optional(),
        file: z.string().optional(),
        field: z.string(),
        where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        order: z.enum(["top", "bottom"]),
      })
      .optional(),
  }),
]);
export type FactSource = z.infer<typeof FactSource>;

/** Proof of one number or name that is spoken or shown. */
export const Receipt = z.object({
  id: z.string(),
  /** The exact value at the source, before rounding for speech or screen. */
  value: z.union([z.string(), z.number()]),
  /** Every wording under which the value appears in narration or on screen: `1.4 billion`, `1,428,627,663`. */
  wordings: z.array(z.string()).min(1),
  unit: z.string().optional(),
  year: z.number().int().optional(),
  source: FactSource,
});
export type Receipt = z.infer<typeof Receipt>;
