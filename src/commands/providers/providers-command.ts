import type { ProviderSummary } from "../../model/command-documents.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (_call, context) => {
  const document = await context.listProviders();
  return { document, text: document.providers.map(providerText).join("\n\n") };
};

function providerText(provider: ProviderSummary): string {
  const width = Math.max(0, ...provider.models.map(({ name }) => name.length));
  return [
    `${provider.id}  ${provider.title}: ${provider.contracts.join(", ")}`,
    `  ${statusText(provider)}`,
    `  ${provider.baseUrl}`,
    ...provider.models.map(
      (model) => `    ${model.tier.padEnd(8)}  ${model.name.padEnd(width)}  ${model.title}${lifeOf(model)}`,
    ),
  ].join("\n");
}

function statusText({ id, status, keys, isKeyOptional, missingSettings }: ProviderSummary): string {
  if (status === "ready") return "ready";
  if (status === "missing-setting")
    return `not set: ${missingSettings.map((name) => `providers.${id}.${name}`).join(", ")}`;
  const names = keys.join(" or ");
  if (status === "bad-key") return `bad key: copy it again, alone and on one line, into ${names}`;
  const without = isKeyOptional ? `, or providers.${id}.baseUrl to a server of yours that needs no key` : "";
  return `missing key: set ${names}${without}`;
}

function lifeOf({ isRetired, retiresOn, replacedBy }: ProviderSummary["models"][number]): string {
  if (retiresOn === null) return "";
  const instead = replacedBy === null ? "" : `, ${isRetired ? "now" : "then"} ${replacedBy}`;
  return ` (${isRetired ? "retired" : "retires"} on ${retiresOn}${instead})`;
}
