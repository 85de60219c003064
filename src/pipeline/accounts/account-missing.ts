import { AppError } from "../../core/app-error.ts";

export const accountMissing = (accountId: string): AppError =>
  new AppError({
    kind: "refused",
    code: "account-missing",
    message: `Account ${accountId} was removed.`,
    hint: "Post the video on another account: `viral post <video> --account <platform>/<name>`.",
  });
