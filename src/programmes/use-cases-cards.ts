import type { Card } from '../cards/kit.ts';
import { deliver, updateCards } from '../delivery/use-cases.ts';
import { standingOf } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import type { Language } from '../text/format.ts';
import { programmeCopy } from '../text/programmes.ts';
import { localDate, toInstant } from '../time/local.ts';
import type { Scope, Work } from '../work/work.ts';
import { programmeUrl } from './cards/links.ts';
import { programmeCard } from './cards/programme-card.ts';
import { audiencesOf } from './rules/programme.ts';
import { nextProgramme, rolesOfPeople } from './store.ts';
import { type LoadedProgramme, type Looker, loadProgramme, shownTo, viewProgramme } from './use-cases.ts';

export const programmeQuestion = (meetingId: string) => ({ kind: 'programme' as const, subjectId: meetingId });
export const programmeTopic = (meetingId: string) => `programme:${meetingId}`;

/** The choice of sessions as it stands for one person; `notices` tell what a press just did. */
export async function drawProgramme(
  scope: Scope,
  looker: Looker & { language: Language },
  publicUrl: string,
  meetingId: string,
  shown: { notices?: readonly string[]; editing?: boolean } = {},
): Promise<Card> {
  return programmeCard({
    ...{ language: looker.language, partnershipId: scope.partnershipId, partnershipName: await partnershipName(scope) },
    ...{ programme: await viewProgramme(scope, looker, meetingId), url: programmeUrl(publicUrl, meetingId) },
    ...{ notices: shown.notices ?? [], editing: shown.editing ?? false },
  });
}

/**
 * Somebody's own programme of the first day that comes: of one body, or of any they sit in or signed up with. Null: there is
 * none for them to see.
 */
export async function drawNextProgramme(
  scope: Scope,
  looker: Looker & { language: Language },
  publicUrl: string,
  bodyId?: string,
): Promise<Card | null> {
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  const bodyIds = bodyId ? [bodyId] : (standing?.seats.map((seat) => seat.bodyId) ?? []);
  const from = localDate(looker.now);
  const meetingId = await nextProgramme(scope, {
    personId: looker.personId,
    bodyIds,
    from,
    only: bodyId !== undefined,
  });
  return meetingId ? drawProgramme(scope, looker, publicUrl, meetingId) : null;
}

type Drawn = (personId: string) => Card;

/** Draws the card of anybody who takes part, from a programme that is loaded once. */
export async function cardsOf(work: Work, publicUrl: string, loaded: LoadedProgramme): Promise<Drawn> {
  const roles = await rolesOfPeople(work, [...loaded.people.keys()]);
  const name = await partnershipName(work);
  const { meetingId } = loaded.meeting;
  return (personId) => {
    // Whoever makes the programme gets the card of a participant too: its list of names is for the screen.
    const reader = {
      ...{ personId, now: work.now, roles: ['member' as const] },
      audiences: audiencesOf(roles.get(personId) ?? []),
    };
    return programmeCard({
      ...{ language: loaded.people.get(personId)?.language ?? 'nl', partnershipId: work.partnershipId },
      ...{ partnershipName: name, programme: shownTo(loaded, reader), url: programmeUrl(publicUrl, meetingId) },
      ...{ notices: [], editing: false },
    });
  };
}

/** Redraws the cards that people have: all of them, those of some, or those that differ from what they were `before`. */
export async function redraw(
  work: Work,
  publicUrl: string,
  meetingId: string,
  which: { only?: readonly string[]; before?: LoadedProgramme } = {},
): Promise<void> {
  const { only, before } = which;
  const loaded = await loadProgramme(work, meetingId, work.now);
  const draw = await cardsOf(work, publicUrl, loaded);
  const drawBefore = before && (await cardsOf(work, publicUrl, before));
  const same = (personId: string) =>
    before?.people.has(personId) && JSON.stringify(drawBefore?.(personId)) === JSON.stringify(draw(personId));
  await updateCards(work, programmeTopic(meetingId), ({ personId }) => {
    if (!personId || !loaded.people.has(personId) || (only && !only.includes(personId))) return null;
    return same(personId) ? null : draw(personId);
  });
}

export type News =
  | { what: 'ask'; until: string | null }
  | { what: 'own' | 'ahead' }
  | { what: 'up' | 'gone'; session: string };

/** Tells people something about their programme, each with their own card; `occasion` makes it once. */
export async function tell(
  work: Work,
  publicUrl: string,
  loaded: LoadedProgramme,
  addressees: readonly { personId: string; seatId?: string }[],
  occasion: string,
  news: News,
): Promise<void> {
  const draw = await cardsOf(work, publicUrl, loaded);
  const { meeting } = loaded;
  await deliver(
    work,
    addressees.flatMap(({ personId, seatId }) => {
      const person = loaded.people.get(personId);
      if (!person) return [];
      const { summary, line } = wordsFor(news, meeting.title, person.language);
      const asks = news.what !== 'own' && loaded.programme?.state === 'open';
      return {
        ...{
          key: `${programmeTopic(meeting.meetingId)}:${occasion}:${personId}`,
          topic: programmeTopic(meeting.meetingId),
        },
        ...{ purpose: news.what === 'ask' ? ('ask' as const) : ('inform' as const), personId, summary },
        ...(seatId ? { seatId } : {}),
        card: draw(personId),
        mail: { subject: summary, paragraphs: [line, ...ownLines(loaded, personId, person.language)] },
        ...(asks ? { question: programmeQuestion(meeting.meetingId), expiresAt: expiryOf(loaded) } : {}),
      };
    }),
  );
}

function wordsFor(news: News, meeting: string, language: Language): { summary: string; line: string } {
  const say = programmeCopy[language];
  switch (news.what) {
    case 'ask':
      return {
        summary: say.summaryAsk(meeting),
        line: [say.mailAsk, news.until ? say.until(news.until) : ''].filter(Boolean).join(' '),
      };
    case 'own':
      return { summary: say.summaryOwn(meeting), line: say.mailOwn };
    case 'ahead':
      return { summary: say.summaryOwn(meeting), line: say.mailAhead };
    case 'up':
      return { summary: say.summaryUp(news.session), line: say.mailUp(news.session) };
    case 'gone':
      return { summary: say.summaryGone(news.session), line: say.mailGone(news.session) };
  }
}

/** Somebody's own sessions, for a mail that has no card. */
function ownLines({ parts, signUps }: LoadedProgramme, personId: string, language: Language): string[] {
  const say = programmeCopy[language];
  return parts.flatMap(({ title, sessions }) => {
    const own = sessions.find(({ id }) =>
      signUps.some((each) => each.personId === personId && each.sessionId === id && !each.waiting),
    );
    return own ? [[`${title}: ${own.title}`, own.room ? say.room(own.room) : ''].filter(Boolean).join('. ')] : [];
  });
}

/** A mailed link opens until the day after the meeting, so that one can look up one's sessions on the day itself. */
function expiryOf({ meeting, programme }: LoadedProgramme): string {
  const day = meeting.starts?.slice(0, 10) ?? programme?.until;
  return day ? toInstant(`${day}T23:59`) : '2099-12-31T00:00:00.000Z';
}
