/** What the stand-in must know to play Microsoft 365 for one customer; nothing here is about the product behind it. */
export interface LocalTenantOptions {
  /** Port on 127.0.0.1 for everything: /entra, /graph, /channel, /page. 0 picks a free one. */
  port: number;
  /** Folder for the journal; without it the world lives in memory. */
  dataDir?: string;
  /** The institute's tenant id. */
  tenantId: string;
  /** The customer's app: Entra client id (also the bot id) and its client secret, and the app's id in the org catalogue. */
  app: { clientId: string; clientSecret: string; teamsAppId: string; name: string; applicationIdUri: string };
  /** Where the bot hears activities, and the static tabs of the personal app. */
  botEndpoint: string;
  tabs: { id: string; name: string; contentUrl: string }[];
  /** JSON-lines file for Graph exchanges (no tokens). */
  graphTrafficLog?: string;
}
