import type { World } from './world/world.ts';

/** What the stand-in must know to play Microsoft 365 for one customer; nothing here is about the product behind it. */
export interface LocalTenantOptions {
  /** Port on 127.0.0.1 for everything: /entra, /graph, /channel, /page-api. 0 picks a free one. */
  port: number;
  /** Folder for the journal; without it the world lives in memory. */
  dataDir?: string;
  /** The institute's tenant id. */
  tenantId: string;
  /** The customer's app: Entra client id (also the bot id) and its client secret, and the app's id in the org catalogue. */
  app: {
    clientId: string;
    clientSecret: string;
    teamsAppId: string;
    name: string;
    applicationIdUri: string;
    /** The bot's command list as its manifest names it; the page offers them above the chat box. */
    commands?: { title: string; description: string }[];
    /** The kinds of notification that its package names, with their words; without it every kind is taken. */
    activityTypes?: { type: string; templateText: string }[];
    /** What its package asks for the app itself wherever it is added, such as `OnlineMeeting.ReadBasic.Chat`. */
    resourcePermissions?: string[];
  };
  /** Where the bot hears activities, and the static tabs of the personal app. */
  botEndpoint: string;
  tabs: { id: string; name: string; contentUrl: string }[];
  /** JSON-lines file for Graph exchanges (no tokens). */
  graphTrafficLog?: string | undefined;
  /** Who lives here; without it the invented partnership of `seed`. Only asked on the first start of a data folder. */
  world?: World;
  /** Seed of the invented partnership and of the dice of the faults. */
  seed?: number;
  /** The virtual instant (ISO, UTC) of the very first start; without it, now. */
  startsAt?: string;
}
