import type { LayoutDataOf } from "../../model/layout-data.ts";

export type MythData = LayoutDataOf<"myth-map">;
export type Evidence<Kind extends MythData["evidence"]["kind"]> = Extract<
  MythData["evidence"],
  { kind: Kind }
>;
