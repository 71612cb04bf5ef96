import type { ChatChannel } from '../../delivery/ports.ts';
import type { Graph } from './client.ts';
import { findPostedMessage } from './find-posted-message.ts';
import { installApp } from './install-app.ts';
import { tried } from './try.ts';

export interface ChatLookupSettings {
  /** Microsoft's own address, which also names the app in the request. */
  publicBaseUrl: string;
  /** The app's id in the organisation's catalogue. */
  teamsAppId: string;
  /** What a mark looks like inside a card. */
  markIn(mark: string): string;
}

/** The part of the chat channel that Graph takes care of: getting the app to people, and looking for what was sent. */
export function graphChatLookup(graph: Graph, settings: ChatLookupSettings): Pick<ChatChannel, 'install' | 'find'> {
  const { publicBaseUrl, teamsAppId, markIn } = settings;
  return {
    install: ({ entraId }) =>
      tried(async () => {
        await installApp(graph, publicBaseUrl, teamsAppId, entraId);
        return null;
      }),
    find: ({ entraId }, mark) =>
      tried(async () => {
        const activityId = await findPostedMessage(graph, teamsAppId, entraId, markIn(mark));
        return activityId === null ? null : { activityId };
      }),
  };
}
