import type { ProviderSummary, ProvidersDocument } from "../../model/vendor-documents.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (_call, context) => {
  const document = await context.listProviders();
  return { document, text: providersText(document) };
};

function providersText({ providers }: ProvidersDocument): string {
  const readyCount = providers.filter(({ status }) => status === "ready").length;
  const end = `${readyCount} of ${providers.length} ready. \`viral providers test <id>\` makes the cheapest real call.`;
  return [...providers.map(providerText), end].join("\n\n");
}

function providerText(provider: ProviderSummary): string {
  const nameWidth = Math.max(0, ...provider.models.map(({ name }) => name.length));
  const kindWidth = Math.max(0, ...provider.models.map(({ kind }) => kind.length));
  return [
    `${provider.id}  ${provider.title}: ${provider.contracts.join(", ")}`,
    ...statusLines(provider).map((line) => `  ${line}`),
    `  ${provider.baseUrl}`,
    ...provider.models.flatMap((model) => [
      `    ${model.name.padEnd(nameWidth)}  ${model.kind.padEnd(kindWidth)}  ${model.tier}`,
      ...lifeLines(model).map((line) => `      ${line}`),
    ]),
  ].join("\n");
}

function statusLines(provider: ProviderSummary): string[] {
  const { id, status, keys, isKeyOptional, isKeyFile, missingSettings } = provider;
  if (status === "ready") return ["ready"];
  if (status === "missing-setting") return missingSettings.map((name) => `not set: providers.${id}.${name}`);
  const names = keys.join(" or ");
  if (status === "bad-key")
    return [
      isKeyFile
        ? `bad key: ${names} names no file that can be read`
        : `bad key: copy it again, alone and on one line, into ${names}`,
    ];
  const own = [`  or providers.${id}.baseUrl to a server of yours that needs no key`];
  return [`missing key: set ${names}`, ...(isKeyOptional ? own : [])];
}

function lifeLines({ isRetired, retiresOn, replacedBy }: ProviderSummary["models"][number]): string[] {
  if (retiresOn === null) return [];
  const instead = replacedBy === null ? "" : `, ${isRetired ? "now" : "then"} ${replacedBy}`;
  return [`${isRetired ? "retired" : "retires"} on ${retiresOn}${instead}`];
}
