import type { app as namespace } from '@microsoft/teams-js';

/** The few parts of teams-js that we use; imported lazily and by name, so that the rest is left out of the bundle. */
export { app, authentication, meeting, pages } from '@microsoft/teams-js';
export type AppContext = namespace.Context;
