import type { TurnContext } from 'botbuilder';
import * as z from 'zod';
import { ITEM_FILTER, withItem } from '../../src/agendas/rules/item-address.ts';
import { viewAgenda } from '../../src/agendas/use-cases.ts';
import { sharedPageCard } from '../../src/cards/shared-page.ts';
import { meetingBehindLink, pollDetail } from '../../src/meetings/use-cases.ts';
import { viewRound } from '../../src/outcomes/use-cases.ts';
import { roundBehindLink } from '../../src/placements/use-cases.ts';
import { extensionText } from '../../src/text/extension.ts';
import { longDate, longMoment } from '../../src/text/format.ts';
import { meetingsText } from '../../src/text/meetings.ts';
import { placementsCopy } from '../../src/text/placements.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Scope } from '../../src/work/work.ts';
import type { Service } from '../service.ts';
import { type Found, foundMeeting, placesOfSender, readerOf, reply, results } from './extension.ts';
import type { Place } from './who.ts';

/** A link that somebody pasted: its page, and what stands in the address. */
interface Pasted {
  url: string;
  id: string;
  /** One item of an agenda or of minutes. */
  item: string | null;
}

type Unfold = (service: Service, place: Place, scope: Scope, pasted: Pasted) => Promise<Found | undefined>;

/** Which pages unfold, by their path below /tab: the first group is what the page is of. Every other page has no subject. */
const PAGES: [RegExp, Unfold][] = [
  [/^(?:bijeenkomst|agenda|notulen|vergadering|dagprogramma)\/([\w-]{1,64})$/, unfoldMeeting],
  [/^programma\/peiling\/([\w-]{1,64})(?:\/data)?$/, unfoldPoll],
  [/^plaatsing\/ronde\/([\w-]{1,64})(?:\/[\w/-]{1,200})?$/, unfoldRound],
  [/^opbrengsten\/(?!nieuw$)([\w-]{1,64})(?:\/[\w/-]{1,200})?$/, unfoldOutcomes],
];

const pastedLink = z.looseObject({ url: z.url().max(1_000) });

/** Unfolds a link to one of our pages. For what one may not see, and for what is not there, the link stays bare. */
export async function answerLink(context: TurnContext, service: Service): Promise<void> {
  const sent = pastedLink.safeParse(context.activity.value);
  const page = sent.success ? pageOf(sent.data.url, service.publicUrl) : null;
  if (!page) return reply(context, results([]));
  for (const place of await placesOfSender(context, service)) {
    const found = await service
      .read(place.partnershipId, (scope) => page.unfold(service, place, scope, page.pasted))
      .catch(noneWhenRefused);
    if (found) return reply(context, results([found]));
  }
  return reply(context, results([]));
}

/** Null for an address elsewhere, whatever it looks like. */
function pageOf(address: string, publicUrl: string): { unfold: Unfold; pasted: Pasted } | null {
  const { origin, pathname, searchParams } = new URL(address);
  if (origin !== new URL(publicUrl).origin || !pathname.startsWith('/tab/')) return null;
  const below = pathname.slice('/tab/'.length).replace(/\/$/, '');
  for (const [pattern, unfold] of PAGES) {
    const id = pattern.exec(below)?.[1];
    if (!id) continue;
    const item = /^[\w-]{1,64}$/.exec(searchParams.get(ITEM_FILTER) ?? '')?.[0] ?? null;
    // Of what else stood in the address nothing goes along.
    return { unfold, pasted: { url: withItem(`${publicUrl}/tab/${below}`, item), id, item } };
  }
  return null;
}

function noneWhenRefused(cause: unknown): undefined {
  if (!(cause instanceof Refusal)) throw cause;
}

async function unfoldMeeting(service: Service, place: Place, scope: Scope, pasted: Pasted): Promise<Found | undefined> {
  const meeting = await meetingBehindLink(scope, readerOf(service, place), pasted.id);
  if (!meeting) return undefined;
  const item = pasted.item ? await itemTitle(service, place, scope, pasted.id, pasted.item) : undefined;
  const found = foundMeeting(place, meeting, pasted.url, item);
  return item ? { ...found, title: item, text: `${meeting.title} · ${found.text}` } : found;
}

/** The name of an item as it was circulated; what is still being changed is shown to nobody else. */
async function itemTitle(service: Service, place: Place, scope: Scope, meetingId: string, itemId: string) {
  const looker = { personId: place.personId, now: service.clock.now() };
  const { items, version, changedSinceCirculated } = await viewAgenda(scope, looker, meetingId);
  return version > 0 && !changedSinceCirculated ? items.find(({ id }) => id === itemId)?.title : undefined;
}

async function unfoldPoll(service: Service, place: Place, scope: Scope, pasted: Pasted): Promise<Found> {
  const { title, body, phase, deadline } = await pollDetail(scope, readerOf(service, place), pasted.id);
  const [say, more] = [meetingsText[place.language], extensionText[place.language]];
  const facts = phase === 'open' ? [{ label: say.before, value: longMoment(deadline, place.language) }] : [];
  const shown = { title: more.poll(title), text: body.name, facts, lines: phase === 'open' ? [] : [more.over] };
  return found(place, say.who(body.name, place.partnershipName), pasted, shown);
}

async function unfoldRound(_: Service, place: Place, scope: Scope, pasted: Pasted): Promise<Found | undefined> {
  const round = await roundBehindLink(scope, place.standing, pasted.id);
  if (!round) return undefined;
  const [say, more] = [placementsCopy[place.language], extensionText[place.language]];
  const open = round.state === 'open';
  const until = { label: meetingsText[place.language].before, value: longMoment(round.deadline, place.language) };
  const facts = open ? [until] : [];
  const title = say.roundTitle(round.schoolYear, round.period);
  return found(place, say.who(place.partnershipName), pasted, {
    ...{ title, text: place.partnershipName, facts, lines: open ? [] : [more.over] },
  });
}

async function unfoldOutcomes(service: Service, place: Place, scope: Scope, pasted: Pasted): Promise<Found> {
  const looker = { personId: place.personId, now: service.clock.now() };
  const { title, toBodyName, dueOn, state } = await viewRound(scope, looker, pasted.id);
  const [say, more] = [meetingsText[place.language], extensionText[place.language]];
  const facts = state === 'open' ? [{ label: say.before, value: longDate(dueOn, place.language) }] : [];
  const shown = { title: more.outcomes(title), text: toBodyName, facts, lines: state === 'open' ? [] : [more.over] };
  return found(place, say.who(toBodyName, place.partnershipName), pasted, shown);
}

function found(
  { language }: Place,
  who: string,
  { url }: Pasted,
  { text, ...shown }: { title: string; text: string; facts: { label: string; value: string }[]; lines: string[] },
): Found {
  const { openTab } = meetingsText[language];
  return { title: shown.title, text, card: sharedPageCard({ language, who, ...shown, open: openTab, url }) };
}
