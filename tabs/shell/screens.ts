import { type ComponentType, createElement } from 'react';
import type { ScreenName } from '../me.ts';
import { type Deferred, deferred } from './deferred.tsx';
import { Loading } from './states.tsx';

/** What the address names, such as the meeting of an agenda. */
export interface ScreenProps {
  subject: string;
}

interface Route {
  /** Path below /tab; the group is the subject. */
  pattern: RegExp;
  screen: ScreenName;
  view: Deferred<ScreenProps>;
}

function onDemand<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): Deferred<Props> {
  return deferred(load, createElement(Loading, { rows: 4 }));
}

/** Every screen has an address and comes in a file of its own. The first that fits is shown. */
const ROUTES: Route[] = [
  { pattern: /^(?:overleg)?$/, screen: 'meetings', view: onDemand(() => import('../meetings/my-meetings.tsx')) },
  { pattern: /^agenda\/([\w-]+)$/, screen: 'meetings', view: onDemand(() => import('../agendas/agenda-screen.tsx')) },
  { pattern: /^notulen\/([\w-]+)$/, screen: 'meetings', view: onDemand(() => import('../minutes/minutes-screen.tsx')) },
  { pattern: /^vergadering\/([\w-]+)$/, screen: 'meetings', view: onDemand(() => import('../live/live-screen.tsx')) },
  {
    pattern: /^dagprogramma\/([\w-]+)$/,
    screen: 'meetings',
    view: onDemand(() => import('../programmes/programme-screen.tsx')),
  },
  { pattern: /^zoeken$/, screen: 'meetings', view: onDemand(() => import('../search/search-screen.tsx')) },
  { pattern: /^opbrengsten$/, screen: 'meetings', view: onDemand(() => import('../outcomes/rounds-screen.tsx')) },
  { pattern: /^opbrengsten\/nieuw$/, screen: 'meetings', view: onDemand(() => import('../outcomes/ask-screen.tsx')) },
  {
    pattern: /^opbrengsten\/([\w-]+\/kring\/[\w-]+)$/,
    screen: 'meetings',
    view: onDemand(() => import('../outcomes/kring-screen.tsx')),
  },
  {
    pattern: /^opbrengsten\/([\w-]+)$/,
    screen: 'meetings',
    view: onDemand(() => import('../outcomes/round-screen.tsx')),
  },
  { pattern: /^besluiten$/, screen: 'meetings', view: onDemand(() => import('../minutes/lists-screen.tsx')) },
  {
    pattern: /^bijeenkomst\/([\w-]+)$/,
    screen: 'meetings',
    view: onDemand(() => import('../meetings/meeting-screen.tsx')),
  },
  {
    pattern: /^overleg\/([\w-]+)\/instellingen$/,
    screen: 'meetings',
    view: onDemand(() => import('../meetings/body-settings/screen.tsx')),
  },
  {
    pattern: /^overleg\/([\w-]+)\/agendas$/,
    screen: 'meetings',
    view: onDemand(() => import('../agendas/settings/screen.tsx')),
  },
  { pattern: /^meldingen$/, screen: 'meetings', view: onDemand(() => import('../meetings/preferences-screen.tsx')) },
  { pattern: /^programma$/, screen: 'programme', view: onDemand(() => import('../progress/programme.tsx')) },
  {
    pattern: /^programma\/jaarplanning$/,
    screen: 'programme',
    view: onDemand(() => import('../planning/year-plan-screen.tsx')),
  },
  {
    pattern: /^programma\/herinneringen$/,
    screen: 'programme',
    view: onDemand(() => import('../progress/policies/policies-screen.tsx')),
  },
  {
    pattern: /^programma\/verloop$/,
    screen: 'programme',
    view: onDemand(() => import('../progress/campaigns/campaigns-screen.tsx')),
  },
  {
    pattern: /^programma\/verloop\/vraag$/,
    screen: 'programme',
    view: onDemand(() => import('../progress/campaigns/campaign-screen.tsx')),
  },
  { pattern: /^programma\/prikker$/, screen: 'programme', view: onDemand(() => import('../meetings/plan-poll.tsx')) },
  {
    pattern: /^programma\/peiling\/([\w-]+)$/,
    screen: 'programme',
    view: onDemand(() => import('../meetings/poll-screen.tsx')),
  },
  {
    pattern: /^programma\/peiling\/([\w-]+)\/data$/,
    screen: 'programme',
    view: onDemand(() => import('../meetings/change-dates.tsx')),
  },
  { pattern: /^plaatsing$/, screen: 'placements', view: onDemand(() => import('../placements/placements.tsx')) },
  { pattern: /^plaatsing\/nieuw$/, screen: 'placements', view: onDemand(() => import('../placements/new-round.tsx')) },
  {
    pattern: /^plaatsing\/ronde\/([\w-]+)$/,
    screen: 'placements',
    view: onDemand(() => import('../placements/round-screen.tsx')),
  },
  {
    pattern: /^plaatsing\/ronde\/([\w-]+)\/wijzigen$/,
    screen: 'placements',
    view: onDemand(() => import('../placements/change-round.tsx')),
  },
  {
    pattern: /^plaatsing\/ronde\/([\w-]+\/bestuur\/[\w-]+)$/,
    screen: 'placements',
    view: onDemand(() => import('../placements/board-screen.tsx')),
  },
  {
    pattern: /^plaatsing\/ronde\/([\w-]+\/bestuur\/[\w-]+\/scholen)$/,
    screen: 'placements',
    view: onDemand(() => import('../placements/grid/school-grid.tsx')),
  },
  {
    pattern: /^plaatsing\/ronde\/([\w-]+\/herverdeling)$/,
    screen: 'placements',
    view: onDemand(() => import('../placements/redistribution-screen.tsx')),
  },
  {
    pattern: /^plaatsing\/ronde\/([\w-]+\/studenten(?:\/[\w-]+)?)$/,
    screen: 'placements',
    view: onDemand(() => import('../placements/students/students-screen.tsx')),
  },
  { pattern: /^instellen$/, screen: 'meetings', view: onDemand(() => import('../surfaces/configure.tsx')) },
  { pattern: /^kanaal\/([\w-]+)$/, screen: 'meetings', view: onDemand(() => import('../surfaces/body-surface.tsx')) },
  {
    pattern: /^plaatsing\/registratie\/(\d{4})$/,
    screen: 'placements',
    view: onDemand(() => import('../placements/registration/registration-screen.tsx')),
  },
  {
    pattern: /^outlook\/paneel$/,
    screen: 'meetings',
    view: onDemand(() => import('../outlook/pane.tsx')),
  },
  { pattern: /^deelnemers(?:\/(.*))?$/, screen: 'people', view: onDemand(() => import('../people/people-screen.tsx')) },
];

/** The address of each screen in the navigation. */
export const SCREEN_ADDRESS: Record<ScreenName, string> = {
  meetings: '/tab/overleg',
  programme: '/tab/programma',
  placements: '/tab/plaatsing',
  people: '/tab/deelnemers',
};

export function routeOf(path: string): { route: Route; subject: string } | null {
  const below = path.replace(/^\/tab\/?/, '').replace(/\/$/, '');
  for (const route of ROUTES) {
    const match = route.pattern.exec(below);
    if (match) return { route, subject: match[1] ?? '' };
  }
  return null;
}
