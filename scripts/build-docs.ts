import { writeFileSync } from "node:fs";
import { configurationPage, configurationSchema } from "../src/config/describe-settings.ts";

// Writes what is made from the settings' schema; a test holds both files current.
writeFileSync("docs/configuration.md", configurationPage());
writeFileSync("templates/viral.config.schema.json", configurationSchema());
