import { type Looker, meetingOrRefuse } from '../agendas/use-cases.ts';
import type { PaperDocument } from '../documents/document.ts';
import { findBodies, partnershipName } from '../people/store-bodies.ts';
import type { Language } from '../text/format.ts';
import { localDate } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope } from '../work/work.ts';
import { actionsPaper, decisionsPaper, type ListOnPaper } from './documents/list-papers.ts';
import { type MinutesOnPaper, minutesPaper } from './documents/minutes-paper.ts';
import type { Held, ListQuery, MinutesView } from './schema.ts';
import { MOST } from './store-lists.ts';
import { viewMinutes } from './use-cases.ts';
import { listActions } from './use-cases-actions.ts';
import { listDecisions } from './use-cases-decisions.ts';

/** The minutes as this person may read them, as a paper; a concept is for its makers alone. */
export async function minutesOnPaper(
  scope: Scope,
  looker: Looker,
  meetingId: string,
  language: Language,
  held: Held | null,
): Promise<PaperDocument> {
  const minutes = await viewMinutes(scope, looker, meetingId);
  if (minutes.state === 'concept' && !minutes.may.write) throw new Refusal('conflict', 'minutes-not-yet');
  return minutesPaper(await aroundMinutes(scope, looker, { meetingId, minutes, language, held }));
}

/** The minutes with what their paper says of the meeting. */
async function aroundMinutes(
  scope: Scope,
  looker: Looker,
  { meetingId, ...of }: Pick<MinutesOnPaper, 'minutes' | 'language' | 'held'> & { meetingId: string },
): Promise<MinutesOnPaper> {
  const { place, online, minutes } = await meetingOrRefuse(scope, meetingId);
  const name = await partnershipName(scope);
  return { ...of, partnershipName: name, meetingMinutes: minutes ?? 0, place, online, today: localDate(looker.now) };
}

/** The decisions this person may read, of one body or of all, as a paper. */
export async function decisionsOnPaper(scope: Scope, looker: Looker, query: ListQuery, language: Language) {
  const decisions = await listDecisions(scope, looker, query);
  return decisionsPaper(decisions, await listOnPaper(scope, looker, query, language, decisions.length));
}

/** The actions this person may read, of one body or of all, as a paper. */
export async function actionsOnPaper(scope: Scope, looker: Looker, query: ListQuery, language: Language) {
  const actions = await listActions(scope, looker, query);
  return actionsPaper(actions, await listOnPaper(scope, looker, query, language, actions.length));
}

async function listOnPaper(
  scope: Scope,
  looker: Looker,
  { bodyId }: ListQuery,
  language: Language,
  length: number,
): Promise<ListOnPaper> {
  const body = bodyId ? (await findBodies(scope, [bodyId])).get(bodyId) : undefined;
  return {
    language,
    partnershipName: await partnershipName(scope),
    bodyName: body?.name ?? null,
    cut: length >= MOST,
    today: localDate(looker.now),
  };
}

/**
 * The minutes of a meeting for an archive, with the paper they make; no paper, and nothing decided or agreed,
 * while they are a concept. What was
 * still open from before says how it stands today, and is left out.
 */
export async function minutesToKeep(
  scope: Scope,
  looker: Looker,
  meetingId: string,
  language: Language,
  held: Held | null,
): Promise<{ minutes: MinutesView; paper: PaperDocument | null }> {
  const minutes = { ...(await viewMinutes(scope, looker, meetingId)), earlierActions: [] };
  if (minutes.version === 0) return { minutes: { ...minutes, decisions: [], actions: [] }, paper: null };
  return { minutes, paper: minutesPaper(await aroundMinutes(scope, looker, { meetingId, minutes, language, held })) };
}

/** The decisions and actions of one body and year, as the two lists that are kept. */
export async function listsToKeep(
  scope: Scope,
  looker: Looker,
  of: { bodyName: string; year: number; language: Language },
  { decisions, actions }: Pick<MinutesView, 'decisions' | 'actions'>,
): Promise<{ decisions: PaperDocument; actions: PaperDocument }> {
  const list = { ...of, partnershipName: await partnershipName(scope), cut: false, today: localDate(looker.now) };
  return { decisions: decisionsPaper(decisions, list), actions: actionsPaper(actions, list) };
}
