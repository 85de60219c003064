import { anthropicServer } from "../contracts/anthropic-server.ts";
import { CANARY_KEY, type LanguageServer } from "../contracts/language-server.ts";
import { openAiServer } from "../contracts/openai-server.ts";

/** A language model at work on loopback, and what a person would set to write with it. */
export interface WritingVendor {
  server: LanguageServer;
  env: Readonly<Record<string, string>>;
}

export interface WritingCase {
  how: string;
  /** As `--writer` takes it. */
  vendor: string;
  open: () => Promise<WritingVendor>;
}

/** Every way to have a model write. Whoever speaks a vendor's own API is asked for the vendor's own model. */
export const WRITERS: readonly WritingCase[] = [
  {
    how: "openai",
    vendor: "openai",
    open: async () => {
      const server = await openAiServer({ models: ["gpt-6-sol"] });
      return {
        server,
        env: { OPENAI_API_KEY: CANARY_KEY, VIRAL_PROVIDERS_OPENAI_BASE_URL: server.baseUrl },
      };
    },
  },
  {
    how: "anthropic",
    vendor: "anthropic",
    open: async () => {
      const server = await anthropicServer({ models: ["claude-sonnet-5-5"] });
      return {
        server,
        env: { ANTHROPIC_API_KEY: CANARY_KEY, VIRAL_PROVIDERS_ANTHROPIC_BASE_URL: server.baseUrl },
      };
    },
  },
  {
    how: "openai's chat API",
    vendor: "openai",
    open: async () => {
      const server = await openAiServer({ models: ["gpt-6-luna"] });
      return { server, env: { OPENAI_API_KEY: CANARY_KEY, ...chatSettings(server, "gpt-6-luna") } };
    },
  },
  {
    how: "a server that wants no key",
    vendor: "openai",
    open: async () => {
      const server = await openAiServer({ isLocal: true, models: ["llama5:8b"] });
      return { server, env: chatSettings(server, "llama5:8b") };
    },
  },
];

const chatSettings = ({ baseUrl }: LanguageServer, model: string): Record<string, string> => ({
  VIRAL_PROVIDERS_OPENAI_API: "chat",
  VIRAL_PROVIDERS_OPENAI_BASE_URL: baseUrl,
  VIRAL_PROVIDERS_OPENAI_MODEL: model,
});
