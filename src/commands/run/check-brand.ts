import { invalidConfig } from "../../config/load-config.ts";
import type { CommandContext } from "../command.ts";

/** Refuses files of the brand that are missing or cannot be used, all at once, each with the place that names it. */
export async function checkBrand(context: CommandContext): Promise<void> {
  const { brand } = context.config.settings;
  if (!brand.logo && !brand.music && !brand.fonts.display && !brand.fonts.body) return;
  const problems = await context.brandProblems();
  if (problems.length === 0) return;
  throw invalidConfig(
    problems.map(({ path, message }) => ({
      where: context.config.origins.get(path) ?? path,
      message: `${path}: ${message}`,
    })),
  );
}
