import { findPersons } from '../people/store.ts';
import { answerersOf } from '../people/store-answerers.ts';
import { partnershipName } from '../people/store-bodies.ts';
import { escalationPaths, holidayRegionsOf } from '../people/store-escalation.ts';
import { reminderText } from '../text/reminders.ts';
import { addDays, localDate, startOfDay, toInstant } from '../time/local.ts';
import type { Work } from '../work/work.ts';
import { escalationCard } from './cards/escalation-card.ts';
import type { AskAgain, ReminderMessage } from './ports.ts';
import { type DueEscalation, dueEscalations, type OpenDebt } from './rules/due-reminders.ts';
import { escalationKey } from './rules/message-keys.ts';
import type { EscalationStep } from './rules/policies.ts';
import { type HolidaySpan, holidayOf, LONGEST_CLOSURE_DAYS } from './rules/sending-days.ts';
import { findObligations, type Obligation } from './store.ts';
import { escalationsSince, saveSteps, type TakenStep, takenSteps } from './store-policies.ts';
import type { Candidate } from './use-cases-due.ts';
import { linkExpiry } from './use-cases-messages.ts';

/** One unanswered question as somebody else is told of it. */
interface Told {
  obligation: Obligation;
  step: EscalationStep;
  /** The seat's label or the board's name, and who was asked; empty: nobody could be asked. */
  label: string;
  asked: string[];
}

/**
 * Tells those who come next of questions that stay unanswered: one message per person and day, what comes up later that day is told with
 * the next one. Returns how many got one.
 */
export async function escalate(
  work: Work,
  askAgain: AskAgain,
  candidates: readonly Candidate[],
  holidays: readonly HolidaySpan[],
): Promise<number> {
  const due = await dueSteps(work, candidates);
  if (due.length === 0) return 0;
  const obligations = await findObligations(
    work,
    due.map(({ obligationId }) => obligationId),
  );
  const { steps, receivers } = await whoIsTold(work, due, obligations, candidates);
  const away = new Set([
    ...(await awayToday(work, askAgain, [...receivers.keys()], holidays)),
    ...(await toldToday(work, askAgain, [...receivers.keys()])),
  ]);
  const present = steps.filter(({ personId }) => personId === null || !away.has(personId));
  await saveSteps(work, present);
  const told = [...receivers].filter(([personId]) => !away.has(personId));
  await askAgain.send(work, await messagesOf(work, askAgain, told));
  return told.length;
}

async function dueSteps(work: Work, candidates: readonly Candidate[]): Promise<DueEscalation[]> {
  const none: ReadonlySet<EscalationStep> = new Set();
  const passed = new Set(
    dueEscalations(
      debtsOf(candidates, () => none),
      work.now,
    ).map(({ obligationId }) => obligationId),
  );
  if (passed.size === 0) return [];
  const ours = candidates.filter(({ id }) => passed.has(id));
  const since = new Map(ours.map((each) => [each.id, each.since]));
  const taken = new Map<string, Set<EscalationStep>>();
  for (const step of await takenSteps(work, [...passed])) {
    if (step.since !== since.get(step.obligationId)) continue;
    const before = taken.get(step.obligationId);
    if (before) before.add(step.step);
    else taken.set(step.obligationId, new Set([step.step]));
  }
  return dueEscalations(
    debtsOf(ours, (id) => taken.get(id) ?? none),
    work.now,
  );
}

function* debtsOf(
  candidates: readonly Candidate[],
  takenOf: (id: string) => ReadonlySet<EscalationStep>,
): Generator<OpenDebt> {
  for (const { id, since, dueAt, policy } of candidates) {
    yield { obligationId: id, since, dueAt, policy, taken: takenOf(id) };
  }
}

/** Nobody is told of a question that they were asked themselves. A step for which there is nobody is written down so. */
async function whoIsTold(
  work: Work,
  due: readonly DueEscalation[],
  obligations: ReadonlyMap<string, Obligation>,
  candidates: readonly Candidate[],
): Promise<{ steps: Omit<TakenStep, 'at'>[]; receivers: Map<string, Told[]> }> {
  const date = localDate(work.now);
  const all = [...obligations.values()];
  const seatIds = all.flatMap(({ seatId }) => seatId ?? []);
  const boardIds = all.flatMap(({ boardId }) => boardId ?? []);
  const paths = await escalationPaths(work, { seatIds, boardIds }, date);
  const answerersAt = await answerersOf(work, all, date);
  const asked = new Map(candidates.map(({ id, personIds }) => [id, personIds]));
  const names = await findPersons(
    work,
    all.flatMap(({ id }) => [...(asked.get(id) ?? [])]),
  );
  const steps: Omit<TakenStep, 'at'>[] = [];
  const receivers = new Map<string, Told[]>();
  for (const { obligationId, step } of due) {
    const obligation = obligations.get(obligationId);
    if (!obligation) continue;
    const place = obligation.seatId ?? obligation.boardId ?? '';
    const already = asked.get(obligationId) ?? [];
    const people = (paths.get(place)?.[step] ?? []).filter((personId) => !already.includes(personId));
    const written = { obligationId, since: obligation.since, step };
    if (people.length === 0) steps.push({ ...written, personId: null });
    const told: Told = {
      obligation,
      step,
      label: answerersAt(obligation)?.label ?? obligation.title,
      asked: already.flatMap((personId) => names.get(personId)?.name ?? []),
    };
    for (const personId of people) {
      steps.push({ ...written, personId });
      const others = receivers.get(personId) ?? [];
      // Whoever comes next in two ways is told of a question once.
      if (others.some((each) => each.obligation.id === obligationId)) continue;
      receivers.set(personId, [...others, told]);
    }
  }
  return { steps, receivers };
}

/** Who asked to be left alone today, or is in the school holidays: they are told when they are back. */
async function awayToday(
  work: Work,
  askAgain: AskAgain,
  personIds: readonly string[],
  holidays: readonly HolidaySpan[],
): Promise<ReadonlySet<string>> {
  const date = localDate(work.now);
  const wishes = await askAgain.wishesOf(work, personIds, date);
  const regions = await holidayRegionsOf(work, personIds);
  return new Set(personIds.filter((id) => wishes.get(id)?.paused || holidayOf(regions.get(id) ?? [], holidays)(date)));
}

/** Who was told something today, or will be as soon as what was held up leaves: the day on which it leaves counts. */
async function toldToday(work: Work, askAgain: AskAgain, personIds: readonly string[]): Promise<Set<string>> {
  const today = startOfDay(work.now);
  const longAgo = toInstant(`${addDays(localDate(work.now), -LONGEST_CLOSURE_DAYS)}T00:00`);
  const earlier = await escalationsSince(work, personIds, longAgo);
  const keys = earlier.map(({ at, personId }) => escalationKey(at, personId));
  const left = await askAgain.whenLeft(work, keys);
  const counts = earlier.filter(({ at }, nth) => {
    const when = left.get(keys[nth] ?? '') ?? at;
    return when === 'not-yet' || when >= today;
  });
  return new Set(counts.map(({ personId }) => personId));
}

async function messagesOf(
  work: Work,
  askAgain: AskAgain,
  told: readonly (readonly [string, readonly Told[]])[],
): Promise<ReminderMessage[]> {
  const persons = await findPersons(
    work,
    told.map(([personId]) => personId),
  );
  const name = await partnershipName(work);
  const messages: ReminderMessage[] = [];
  for (const [personId, lines] of told) {
    const person = persons.get(personId);
    const [first] = lines;
    if (!person || !first) continue;
    const say = reminderText[person.language];
    const shown = lines.map(({ obligation, step, label, asked }) => ({
      ...{ obligationId: obligation.id, title: obligation.title, dueAt: obligation.dueAt, label, asked },
      mayAnswer: step !== 'relatiebeheerder',
    }));
    const alone = lines.length === 1 && first.step !== 'relatiebeheerder' ? first.obligation : null;
    const own = alone
      ? (await askAgain.drawQuestion(work, alone.question, [{ personId, language: person.language }])).get(personId)
      : undefined;
    const { language } = person;
    messages.push({
      key: escalationKey(work.now, personId),
      purpose: first.step === 'relatiebeheerder' ? 'inform' : 'remind',
      topic: own && alone ? alone.topic : `reminders:${personId}`,
      personId,
      ...(own && alone?.seatId ? { seatId: alone.seatId } : {}),
      summary: say.unanswered(lines.length, first.label, first.obligation.title),
      card: own ?? escalationCard({ language, partnershipId: work.partnershipId, partnershipName: name, lines: shown }),
      mail: {
        subject: say.unanswered(lines.length, first.label, first.obligation.title),
        paragraphs: [
          ...shown.map((line) => say.unansweredLine(line)),
          shown.some(({ mayAnswer }) => mayAnswer) ? say.youMayAnswer : say.pleaseAsk,
        ],
      },
      ...(alone ? { question: alone.question, expiresAt: linkExpiry(alone.dueAt, work.now) } : {}),
    });
  }
  return messages;
}
