import type { Outgoing } from '../../delivery/schema.ts';
import { deliver } from '../../delivery/use-cases.ts';
import { findPersons, seatsOfBody } from '../../people/store.ts';
import { partnershipName } from '../../people/store-bodies.ts';
import type { Language } from '../../text/format.ts';
import { yearPlanText } from '../../text/year-plan.ts';
import { toLocal } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { tabLinks } from '../cards/links.ts';
import { yearPlanCard } from '../cards/year-plan-card.ts';
import type { PushYearPlan, YearPlanPushed } from '../schema-year-plan.ts';
import { type StoredDate, saveDate, savePlan } from '../store-year-plan.ts';
import { scheduleMeeting } from './schedule-meeting.ts';
import { loadPlan } from './year-plan-input.ts';
import { demandYearPlan } from './year-plan-rights.ts';

type Pushed = StoredDate & { bodyName: string; roomEmail: string | undefined };

/**
 * Makes meetings of the dates: each gets an event in the calendars, and everybody one message about all of theirs. What is
 * a meeting already stays as it is, so that pushing twice tells nobody twice; dates that passed are counted.
 */
export async function pushYearPlan(
  work: Work,
  publicUrl: string,
  schoolYear: number,
  { dates: chosen }: PushYearPlan,
): Promise<Omit<YearPlanPushed, 'plan'>> {
  await demandYearPlan(work, 'year-plan.push');
  const plan = await loadPlan(work, work.now, schoolYear, 'update');
  if (!plan.stored) throw new Refusal('not-found', 'year-plan-missing');
  const isChosen = ({ bodyId, slot }: StoredDate): boolean =>
    !chosen || chosen.some((one) => one.bodyId === bodyId && one.slot === slot);
  const waiting = plan.dates.flatMap((date): Pushed[] => {
    const body = plan.bodies.find(({ bodyId }) => bodyId === date.bodyId);
    const roomEmail = body?.cadence?.roomEmail;
    return body && date.meetingId === null && isChosen(date) ? [{ ...date, bodyName: body.name, roomEmail }] : [];
  });
  const ahead = waiting.filter(({ starts }) => starts > toLocal(work.now));
  if (ahead.length === 0) throw new Refusal('conflict', 'year-plan-nothing-to-push');
  for (const date of ahead) {
    const { bodyId, bodyName, roomEmail, starts, minutes, place, online } = date;
    const when = { starts, minutes, place, online };
    const meetingId = await scheduleMeeting(work, { bodyId, title: bodyName, roomEmail, ...when });
    await saveDate(work, plan.stored.planId, date, { state: 'pushed', meetingId });
    await recordHistory(work, { entity: 'meeting', entityId: meetingId, what: 'planned', after: { starts, minutes } });
  }
  const people = await tellEverybody(work, publicUrl, plan.stored.planId, schoolYear, ahead);
  await savePlan(work, plan.stored, {});
  const past = waiting.length - ahead.length;
  const after = { meetings: ahead.length, people, past };
  await recordHistory(work, { entity: 'year-plan', entityId: plan.stored.planId, what: 'pushed', after });
  return after;
}

/** One message a person, with every date of this push that they are expected at. */
async function tellEverybody(
  work: Work,
  publicUrl: string,
  planId: string,
  schoolYear: number,
  dates: readonly Pushed[],
): Promise<number> {
  const mine = new Map<string, Pushed[]>();
  for (const date of dates) {
    const seats = await seatsOfBody(work, date.bodyId, date.starts.slice(0, 10));
    const asked = new Set(seats.flatMap(({ askedId }) => askedId ?? []));
    for (const personId of asked) mine.set(personId, [...(mine.get(personId) ?? []), date]);
  }
  const persons = await findPersons(work, [...mine.keys()]);
  const partnership = await partnershipName(work);
  const pushId = work.newId();
  const messages = [...mine].flatMap(([personId, theirs]): Outgoing[] => {
    const person = persons.get(personId);
    if (!person) return [];
    const told = { language: person.language, partnership, schoolYear, dates: theirs, publicUrl };
    return [{ key: `year-plan:${pushId}:${personId}`, topic: `year-plan:${planId}`, personId, ...message(told) }];
  });
  await deliver(work, messages);
  return messages.length;
}

function message(told: {
  language: Language;
  partnership: string;
  schoolYear: number;
  dates: readonly Pushed[];
  publicUrl: string;
}): Pick<Outgoing, 'purpose' | 'summary' | 'card' | 'mail'> {
  const { language, partnership, schoolYear, dates, publicUrl } = told;
  const say = yearPlanText[language].told;
  return {
    purpose: 'inform',
    summary: say.summary(schoolYear, dates.length),
    card: yearPlanCard({
      language,
      partnershipName: partnership,
      schoolYear,
      dates,
      tabUrl: tabLinks(publicUrl).mine,
    }),
    mail: {
      subject: say.subject(schoolYear),
      paragraphs: [
        ...say.paragraphs(partnership, schoolYear),
        ...dates.map((date) => say.item(date.bodyName, date)),
        say.last,
      ],
    },
  };
}
