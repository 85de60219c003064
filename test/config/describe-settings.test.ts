import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { configurationPage, configurationSchema } from "../../src/config/describe-settings.ts";

it("keeps docs/configuration.md current: npm run build:docs", () => {
  expect(readFileSync("docs/configuration.md", "utf8")).toBe(configurationPage());
});

it("keeps the schema for editors current: npm run build:docs", () => {
  expect(readFileSync("templates/viral.config.schema.json", "utf8")).toBe(configurationSchema());
});
