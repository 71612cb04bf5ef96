/** The few parts of teams-js that we use; imported lazily and by name, so that the rest is left out of the bundle. */
export { app, authentication } from '@microsoft/teams-js';
