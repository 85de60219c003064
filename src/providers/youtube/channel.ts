import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import type { YoutubeApi } from "./youtube-api.ts";

export interface Channel {
  id: string;
  /** For people: `@handle`, else its title. */
  name: string;
}

const Channels = z.object({
  items: z
    .array(
      z.object({
        id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
        snippet: z.object({ title: z.string(), customUrl: z.string().nullish() }),
      }),
    )
    .optional(),
});

/** The channel that a token posts to; one unit. Throws as `YoutubeApi`, and refused `youtube-no-channel`. */
export async function ownChannel(api: YoutubeApi, signal: AbortSignal): Promise<Channel> {
  const { items = [] } = await api(
    Channels,
    signal,
    async (client, options) => await client.channels.list({ part: ["snippet"], mine: true }, options),
  );
  const [channel] = items;
  if (channel === undefined) throw noChannel();
  const { title, customUrl } = channel.snippet;
  return { id: channel.id, name: vendorMessage({ json: undefined, text: customUrl || title }) };
}

const noChannel = (): AppError =>
  new AppError({
    kind: "refused",
    code: "youtube-no-channel",
    message: "This Google account has no YouTube channel.",
    hint: "Make one at youtube.com/create_channel, then try again.",
  });
