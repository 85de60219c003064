import type { LayoutData } from "./layout-data.ts";

/** Fields that steer a layout and are never drawn as text. */
const UNSEEN = new Set(["layout", "kind", "code", "file", "phase", "winner", "colour", "bandColour"]);

/** Every text that a layout may draw from its data, in reading order. A new text field is visible until named above. */
export function visibleTexts(data: LayoutData): string[] {
  const texts: string[] = [];
  const visit = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      if (!UNSEEN.has(key) && value.trim() !== "") texts.push(value);
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item, key);
    } else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
    }
  };
  visit(data, "");
  return texts;
}
