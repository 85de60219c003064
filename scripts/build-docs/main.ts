import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { configurationPage, configurationSchema } from "../../src/config/describe-settings.ts";
import { VENDORS } from "../../src/providers/registry.ts";
import { openTemplates } from "../../src/templates/open-templates.ts";
import { PRICED_ON, providersPage } from "./providers-page.ts";

// Writes what is made from the settings' schema, the registry and the catalogue; tests hold all files current.
const builtIn = fileURLToPath(new URL("../../templates", import.meta.url));
writeFileSync("docs/configuration.md", configurationPage());
writeFileSync("templates/viral.config.schema.json", configurationSchema());
writeFileSync("docs/providers.md", providersPage(openTemplates({ builtIn }).models(), VENDORS, PRICED_ON));
