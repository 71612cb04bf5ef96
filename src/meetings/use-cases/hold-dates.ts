import { findPersons } from '../../people/store.ts';
import { holdText } from '../../text/holds.ts';
import type { Scope, Work } from '../../work/work.ts';
import type { Attendee, EventText } from '../ports.ts';
import { type HoldStep, nextHoldStep } from '../rules/holds.ts';
import type { PollSheet } from '../rules/poll-sheet.ts';
import { HOLD_DATES } from '../schema.ts';
import { deleteHold, savePlaced, selectHolds, tryHold } from '../store-holds.ts';
import { attendeeText, type ExpectedPerson, expectedAt } from './attendees.ts';
import type { CalendarKeeper } from './keep-calendar.ts';
import { loadSheet } from './load-sheet.ts';

/** Minutes after which a hold that is still not as it should be is tried again by the clock. */
const FORGOTTEN_AFTER = 10;

/** To be called in every transaction that changes a poll or its dates: the calendar follows in a job. */
export async function followHolds(work: Work, { pollId, holdDates }: PollSheet['poll']): Promise<void> {
  if (holdDates) await work.enqueue(HOLD_DATES, { partnershipId: work.partnershipId, pollId });
}

/** The same for the clock, for what was decided by time passing and for jobs that gave up. */
export async function followHoldsAgain(work: Work, pollId: string): Promise<void> {
  const { sheet, holds, step } = await look(work, pollId);
  const since = new Date(Date.parse(work.now) - FORGOTTEN_AFTER * 60_000).toISOString();
  const optionId = step?.kind === 'release' ? step.hold.optionId : step?.optionId;
  const justTried = holds.some((hold) => hold.optionId === optionId && hold.triedAt > since);
  if (step && !justTried) await followHolds(work, sheet.poll);
}

/**
 * Makes the calendar hold the dates of a poll, or lets go of them: one call at a time, each looked at anew, so that a poll
 * that is decided meanwhile is followed at once. A crash in between repeats the last call, which the event's transactionId
 * and id make harmless.
 */
export async function holdDates(keeper: CalendarKeeper, partnershipId: string, pollId: string): Promise<void> {
  const actor = { partnershipId, personId: null, via: 'system' as const };
  for (;;) {
    const plan = await keeper.transact(actor, (work) => planHold(work, pollId));
    if (!plan) return;
    const { mailbox } = plan.text;
    if (plan.step.kind === 'release') {
      const { eventKey, eventId } = plan.step.hold;
      await keeper.calendar.cancelEvent({ mailbox, eventId: eventId ?? '', message: plan.released });
      await keeper.transact(actor, (work) => deleteHold(work, eventKey));
      continue;
    }
    const eventId = await put(keeper, plan);
    // Somebody took it out of the calendar by hand: the next look puts it back.
    if (eventId === null) {
      await keeper.transact(actor, (work) => deleteHold(work, plan.eventKey));
      continue;
    }
    const kept = await keeper.transact(actor, (work) => savePlaced(work, plan.eventKey, eventId, plan.expected));
    // Somebody else let go of it meanwhile: what was just made would stay for ever.
    if (!kept) await keeper.calendar.cancelEvent({ mailbox, eventId, message: plan.released });
  }
}

/** The event with the date as it is to be held; null: it was to be changed and has gone. */
async function put({ calendar }: CalendarKeeper, { step, text, eventKey }: Plan): Promise<string | null> {
  if (step.kind !== 'retell' || step.hold.eventId === null) {
    return (await calendar.createEvent({ ...text, transactionId: eventKey })).eventId;
  }
  const { eventId } = step.hold;
  return (await calendar.updateEvent({ ...text, eventId })) === 'gone' ? null : eventId;
}

interface Plan {
  step: HoldStep;
  eventKey: string;
  /** One text for those in whose calendars it goes. */
  expected: string;
  text: EventText;
  released: string;
}

/** What the calendar has to be told next; marks the attempt before it is made. */
async function planHold(work: Work, pollId: string): Promise<Plan | null> {
  const { sheet, attendees, expected, step } = await look(work, pollId);
  if (!step) return null;
  const { poll } = sheet;
  const released = holdText[poll.language].released(poll.title);
  const optionId = step.kind === 'release' ? step.hold.optionId : step.optionId;
  const eventKey = await tryHold(work, pollId, optionId, step.hold?.eventKey ?? work.newId());
  return { step, eventKey, expected, released, text: describe(sheet, attendees, optionId) };
}

async function look(scope: Work, pollId: string) {
  const sheet = await loadSheet(scope, pollId, scope.now, 'share');
  const holds = await selectHolds(scope, pollId);
  const heldFor = await inWhoseCalendars(scope, sheet, scope.now);
  const expected = attendeeText(heldFor);
  const attendees = heldFor.map(({ name, email, kind }): Attendee => ({ name, email, kind }));
  return {
    sheet,
    holds,
    attendees,
    expected,
    step: nextHoldStep(sheet.poll, sheet.options, holds, expected, scope.now),
  };
}

/**
 * A date as the calendar holds it: tentative, without asking for a response. Only those with an account in the tenant are
 * on it; anybody else would get a mail for each date and still have nothing in their calendar that we may read.
 */
function describe({ poll, options }: PollSheet, attendees: readonly Attendee[], optionId: string): EventText {
  const say = holdText[poll.language];
  const option = options.find((one) => one.optionId === optionId);
  return {
    mailbox: poll.mailbox,
    subject: say.subject(poll.title),
    html: say
      .paragraphs(poll.bodyName, poll.title)
      .map((line) => `<p>${escapeHtml(line)}</p>`)
      .join(''),
    starts: option?.starts ?? '',
    minutes: option?.minutes ?? 0,
    place: option?.place ?? '',
    online: false,
    attendees,
    tentative: true,
  };
}

async function inWhoseCalendars(scope: Scope, sheet: PollSheet, now: string): Promise<ExpectedPerson[]> {
  const expected = await expectedAt(scope, sheet.poll.bodyId, sheet, now);
  const people = await findPersons(
    scope,
    expected.map(({ personId }) => personId),
  );
  return expected.filter(({ personId }) => people.get(personId)?.directory === 'member');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
