import type { LocalTenant } from '../../../src/local-tenant/start.ts';
import { inSendingHours } from '../../../src/reminders/rules/sending-days.ts';
import type { HistoryEvent } from '../../../src/reminders/schema-progress.ts';
import { histories } from './histories.ts';
import { type Asking, askingNothingIn, askingsIn } from './reminder-record.ts';
import { holidayCalendar } from './reminder-world.ts';
import { dayOf, type PutQuestion, type YearOfReminders } from './reminder-year.ts';

export interface ReminderSummary {
  partnership: string;
  days: number;
  questions: number;
  obligations: number;
  answered: number;
  byHand: number;
  mailOnly: number;
  blocked: number;
  outages: string[];
  kills: number;
  /** Messages that asked something, by the stand-in's own record. */
  askings: { chat: number; mail: number; feed: number };
  /** People who should have been asked and were asked by no way. */
  unasked: number;
  /** Addressees whose question was answered by somebody else before it could leave: their card showed that, and asked nothing. */
  answeredBeforeItLeft: number;
  /** The same line to the same person twice on a day, by whatever ways. */
  doubled: number;
  askedAfterAnswering: number;
  askedInQuietHours: number;
  askedInHoliday: number;
  /** Messages that the product's history calls sent and the stand-in does not know, or the other way round. */
  historyDiffers: number;
  /** Addressees that are in no end state when all is over. */
  unsettled: number;
  /** Of which the product itself says that it cannot know. */
  uncertain: number;
  seconds: number;
  findings: string[];
}

/** What happens in the same moments as an answer was on its way already. */
const SAME_MOMENT_MS = 2 * 60_000;

/** Judges the year by what the stand-in received. `ask` reads the product's own history, to hold it against that. */
export async function judge(
  standIn: LocalTenant,
  year: YearOfReminders,
  ask: <T>(path: string) => Promise<T>,
): Promise<Omit<ReminderSummary, 'kills' | 'seconds'>> {
  const askings = askingsIn(standIn);
  const findings: string[] = [];
  const note = (kind: string, found: readonly string[]): number => {
    findings.push(...found.slice(0, 10).map((line) => `${kind}: ${line}`));
    return found.length;
  };
  const onHoliday = holidayCalendar(standIn.world);
  const late = askings.filter(({ at }) => !inSendingHours(at) && !inSendingHours(aMomentBefore(at)));
  const away = askings.filter(({ personId, at }) => onHoliday(personId, dayOf(at)));
  const nothingAsked = askingNothingIn(standIn).filter((each) => !isAboutOthers(each));
  const history = await compareHistory(standIn, askings, nothingAsked, ask);
  const without = unasked(standIn, year.questions, askings, history.nobodyKnows);
  const tooLate = without.filter((one) => wasAnsweredBefore(one, nothingAsked));
  return {
    partnership: standIn.world.partnershipName,
    ...{ days: year.days, questions: year.questions.length, obligations: history.obligations },
    ...{ answered: year.answered, byHand: year.byHand, mailOnly: year.mailOnly, blocked: year.blocked },
    outages: year.outages,
    askings: { chat: count(askings, 'chat'), mail: count(askings, 'mail'), feed: count(askings, 'feed') },
    unasked: note(
      'unasked',
      without.filter((one) => !tooLate.includes(one)).map(({ question, person }) => `${question.title} for ${person}`),
    ),
    answeredBeforeItLeft: tooLate.length,
    doubled: note('doubled', doubled(askings)),
    askedAfterAnswering: note('asked after answering', afterAnswering(year.questions, askings)),
    askedInQuietHours: note('asked in quiet hours', late.map(told)),
    askedInHoliday: note('asked in their holiday', away.map(told)),
    historyDiffers: note('history differs', history.differences),
    unsettled: note('unsettled', history.unsettled),
    uncertain: history.uncertain,
    findings,
  };
}

function count(askings: readonly Asking[], way: Asking['way']): number {
  return askings.filter((each) => each.way === way).length;
}

function told({ personId, way, at, summary }: Asking): string {
  return `${way} to ${personId} at ${at}: ${summary}`;
}

/** What was on its way when the clock struck arrives a moment later. */
function aMomentBefore(at: string): string {
  return new Date(Date.parse(at) - SAME_MOMENT_MS).toISOString();
}

/**
 * Who was asked by no way. A line in the feed can be lost without anybody knowing, when whoever sent it is killed: of those the product
 * says itself that it does not know, and shows it; they are counted as uncertain.
 */
function unasked(
  { world }: LocalTenant,
  questions: readonly PutQuestion[],
  askings: readonly Asking[],
  nobodyKnows: readonly { person: string; title: string }[],
): Unasked[] {
  const nameOf = new Map(world.people.map(({ id, displayName }) => [id, displayName]));
  const isToldUncertain = (id: string, question: PutQuestion): boolean =>
    nobodyKnows.some(({ person, title }) => person === nameOf.get(id) && title.includes(question.title));
  const byPerson = new Map<string, Asking[]>();
  for (const each of askings) byPerson.set(each.personId, [...(byPerson.get(each.personId) ?? []), each]);
  return questions.flatMap((question) =>
    question.parties.flatMap(({ people, answeredAt }) =>
      people
        .filter((person) => !byPerson.get(person)?.some((asking) => asks(asking, question)))
        .filter((person) => !isToldUncertain(person, question))
        .map((person) => ({ question, person, answeredAt })),
    ),
  );
}

interface Unasked {
  question: PutQuestion;
  person: string;
  /** When somebody answered for the same party; null: nobody did. */
  answeredAt: string | null;
}

/** True where a card about the question came that asks nothing, and somebody had answered it when that arrived. */
function wasAnsweredBefore({ question, person, answeredAt }: Unasked, nothingAsked: readonly Asking[]): boolean {
  return nothingAsked.some(
    ({ personId, at, text }) =>
      personId === person && isAbout(text, question.title, question.id) && answeredAt !== null && answeredAt <= at,
  );
}

/** A line in the feed need not name the question; it leads to the page where all of them are. */
function asks({ way, at, text }: Asking, { id, title, putAt, dueAt }: PutQuestion): boolean {
  if (isAbout(text, title, id)) return true;
  return way === 'feed' && Date.parse(at) >= Date.parse(putAt) - SAME_MOMENT_MS && at < dueAt;
}

function doubled(askings: readonly Asking[]): string[] {
  const seen = new Map<string, Asking[]>();
  for (const each of askings) {
    const same = `${each.personId} ${dayOf(each.at)} ${each.summary}`;
    seen.set(same, [...(seen.get(same) ?? []), each]);
  }
  return [...seen.values()]
    .filter((all) => all.length > 1)
    .map(
      (all) => `${all.map(({ way, at }) => `${way} ${at}`).join(' and ')} to ${all[0]?.personId}: ${all[0]?.summary}`,
    );
}

function afterAnswering(questions: readonly PutQuestion[], askings: readonly Asking[]): string[] {
  return questions.flatMap(({ id, title, parties }) =>
    parties.flatMap(({ people, answeredAt }) => {
      if (answeredAt === null) return [];
      const until = Date.parse(answeredAt) + SAME_MOMENT_MS;
      return (
        askings
          .filter(({ personId }) => people.includes(personId))
          // That somebody else does not answer is told to those who have answered for themselves too.
          .filter((each) => !isAboutOthers(each))
          .filter(({ at, text }) => Date.parse(at) > until && isAbout(text, title, id))
          .map((each) => `${title}, answered ${answeredAt}: ${told(each)}`)
      );
    }),
  );
}

/** Tells whoever comes next that somebody else does not answer. */
function isAboutOthers({ summary }: Asking): boolean {
  return /^(Nog geen antwoord van |Op \d+ vragen is nog niet geantwoord)/.test(summary);
}

function isAbout(text: string, title: string, id: string): boolean {
  return text.includes(title) || text.includes(id);
}

type Sent = Extract<HistoryEvent, { what: 'asked' | 'reminded' | 'escalated' }>;
const ARRIVED = ['sent', 'seen', 'answered'];
const MAY_HAVE_ARRIVED = [...ARRIVED, 'uncertain'];
const NO_END = ['queued', 'sending'];

/** Message by message: what the product's history calls sent is in the stand-in's record, and nothing else is there. */
async function compareHistory(
  standIn: LocalTenant,
  askings: readonly Asking[],
  nothingAsked: readonly Asking[],
  ask: <T>(path: string) => Promise<T>,
) {
  const idOf = new Map(standIn.world.people.map(({ id, displayName }) => [displayName, id]));
  const { events, obligations, nobodyKnows } = await allEvents(ask);
  const differences: string[] = [];
  const unsettled: string[] = [];
  let uncertain = 0;
  const waiting = new Map<string, Asking[]>();
  for (const each of askings) {
    if (!isAboutOthers(each)) waiting.set(each.personId, [...(waiting.get(each.personId) ?? []), each]);
  }
  const leftWithout = [...nothingAsked];
  /** A card that came before the next question and asked nothing, because the question had been answered or was over by then. */
  const takeAskingNothing = (event: Sent & Ended, next: Asking | undefined): boolean => {
    const { title, endedAt } = event;
    const nth = leftWithout.findIndex(
      ({ personId, at, text }) =>
        personId === idOf.get(event.person ?? '') &&
        text.includes(title) &&
        event.at <= at &&
        (next === undefined || at < next.at) &&
        endedAt !== undefined &&
        endedAt <= at,
    );
    if (nth >= 0) leftWithout.splice(nth, 1);
    return nth >= 0;
  };
  for (const event of [...events.values()].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    const own = waiting.get(idOf.get(event.person ?? '') ?? '') ?? [];
    const state = event.state ?? '';
    if (NO_END.includes(state)) unsettled.push(`${event.what} ${event.person} at ${event.at}: ${state}`);
    if (state === 'uncertain') uncertain += 1;
    const nth = own.findIndex(({ at }) => Date.parse(at) >= Date.parse(event.at) - SAME_MOMENT_MS);
    // Whoever answers in the moment in which a reminder leaves gets a card that asks nothing: it is not in the record as a question.
    const isSure = ARRIVED.includes(state) && !event.answeredMeanwhile;
    if (ARRIVED.includes(state) && takeAskingNothing(event, own[nth])) continue;
    if (isSure && nth < 0) differences.push(`not received: ${event.what} ${event.person} at ${event.at}`);
    // What is uncertain may have arrived or not; only what arrived takes its place in the record.
    const mayHave = isSure ? nth >= 0 : MAY_HAVE_ARRIVED.includes(state) && isSameMoment(own[nth], event.at);
    if (mayHave) own.splice(nth, 1);
  }
  for (const left of waiting.values()) differences.push(...left.map((each) => `unknown to the history: ${told(each)}`));
  return { differences, unsettled, uncertain, obligations, nobodyKnows };
}

function isSameMoment(asking: Asking | undefined, at: string): boolean {
  return asking !== undefined && isWithinAMoment(asking.at, at);
}

function isWithinAMoment(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) < SAME_MOMENT_MS;
}

interface Ended {
  answeredMeanwhile: boolean;
  /** When it was answered or taken back; undefined: it is open. */
  endedAt: string | undefined;
  /** Of the question, or of the last of several. */
  title: string;
}

/** Every message that the history of any obligation tells of; one about several questions counts once. */
async function allEvents(ask: <T>(path: string) => Promise<T>) {
  const events = new Map<string, Sent & Ended>();
  const nobodyKnows: { person: string; title: string }[] = [];
  let obligations = 0;
  for await (const { campaign, history } of histories(ask)) {
    obligations += 1;
    const { ref } = campaign;
    const { events: all, title } = history;
    const answeredAt = all.find(({ what }) => what === 'answered')?.at;
    const endedAt = all.find(({ what }) => what === 'answered' || what === 'withdrawn')?.at;
    for (const event of all) {
      if (!('person' in event) || event.person === undefined || event.state === undefined) continue;
      // Whoever hears that others do not answer need not be asked anything: that has a list of its own.
      if (event.what === 'escalated') continue;
      if (event.state === 'uncertain') nobodyKnows.push({ person: event.person, title });
      const about = event.what === 'asked' ? (ref.subjectId ?? ref.title) : '';
      const key = `${event.person} ${event.at} ${event.what} ${about}`;
      const meanwhile = answeredAt !== undefined && isWithinAMoment(answeredAt, event.at);
      // One about several questions goes on asking when one of them is answered.
      const answeredMeanwhile = meanwhile && (events.get(key)?.answeredMeanwhile ?? true);
      events.set(key, { ...(event as Sent), answeredMeanwhile, endedAt, title });
    }
  }
  return { events, obligations, nobodyKnows };
}
