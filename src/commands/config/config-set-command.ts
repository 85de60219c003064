import { editConfig } from "../../config/edit-config.ts";
import type { ConfigChangeDocument } from "../../model/command-documents.ts";
import type { RunCommand } from "../command.ts";
import { checkChange } from "./check-change.ts";

export const run: RunCommand = async (call, context) => {
  const [path = "", text = ""] = call.arguments;
  await checkChange(path, text, context);
  const file = call.paths.configFile;
  const changes = editConfig(file, [{ path, text }]);
  const document: ConfigChangeDocument = { schema: "viral.config-change/1", file, changes };
  const done = text === "" ? `Removed ${path}` : `Set ${path} to ${text}`;
  return { document, text: `${done} in ${file}.` };
};
