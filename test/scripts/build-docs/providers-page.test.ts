import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PRICED_ON, providersPage } from "../../../scripts/build-docs/providers-page.ts";
import { VENDORS } from "../../../src/providers/registry.ts";
import { library } from "../../ideas/formats/told-ideas.ts";

test("the page on providers is current: `npm run build:docs` writes it", () => {
  expect(readFileSync("docs/providers.md", "utf8")).toBe(providersPage(library.models(), VENDORS, PRICED_ON));
});
