import { AppError } from "../../core/app-error.ts";

/** Loads a vendor's SDK when it is first needed. Nothing has been sent yet: what fails here is for a person to mend. */
export async function loadSdk<Sdk>(packageName: string, load: () => Promise<Sdk>): Promise<Sdk> {
  try {
    return await load();
  } catch (error) {
    throw new AppError({
      kind: "config",
      code: "vendor-sdk-missing",
      message: `The package ${packageName} could not be loaded.`,
      hint: "Install again: `npm ci` in a clone, or the package itself.",
      cause: error,
    });
  }
}
