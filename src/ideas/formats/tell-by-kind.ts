import { AppError } from "../../core/app-error.ts";
import type { PackFormat } from "../packs/pack-idea.ts";

interface Way extends Pick<PackFormat, "ideas" | "draft"> {
  kinds: readonly string[];
}

/** A format with several ways of telling: each has its own ideas, and an idea is told the way it was found. */
export function tellByKind(id: string, ways: readonly Way[]): PackFormat {
  return {
    id,
    *ideas(loaded, library) {
      for (const way of ways) yield* way.ideas(loaded, library);
    },
    draft(room) {
      const way = ways.find(({ kinds }) => kinds.includes(room.idea.kind));
      if (way) return way.draft(room);
      throw new AppError({
        kind: "bug",
        code: "idea-kind-unknown",
        message: `the format ${id} cannot tell an idea of the kind ${room.idea.kind}`,
      });
    },
  };
}
