import type { Card } from '../../src/cards/kit.ts';
import { pollCard } from '../../src/meetings/cards/poll-card.ts';
import { ANSWERS } from '../../src/meetings/rules/answers.ts';
import type { PollDetail } from '../../src/meetings/schema.ts';
import type { ReminderPreview } from '../../src/reminders/schema.ts';
import { addDays } from '../../src/time/local.ts';
import { poll, pollDetail, preview } from './tab-samples.ts';

export const DATES = 200;
export const PEOPLE = 120;
export const RECIPIENTS = 300;

const slot = (nth: number) => {
  const first = poll.options[0]?.starts.slice(0, 10) ?? '';
  const hours = String(9 + (nth % 8)).padStart(2, '0');
  return { starts: `${addDays(first, Math.floor(nth / 8))}T${hours}:00`, minutes: 60, place: 'Utrecht', online: true };
};

/** As large as a poll can be: every date answered by everybody, with a remark here and there. */
export function largePoll(): PollDetail {
  const sample = pollDetail();
  const [like] = sample.seats;
  const seats = Array.from({ length: PEOPLE }, (_, nth) => ({
    ...(like as PollDetail['seats'][number]),
    seatId: `seat-${nth}`,
    label: `Bestuur nummer ${nth + 1}`,
    role: 'lid' as const,
    asked: { personId: `p${nth}`, name: `Lid nummer ${nth + 1}` },
    answeredBy: { personId: `p${nth}`, name: `Lid nummer ${nth + 1}`, deputy: false, at: '', via: 'chat' as const },
    remark: nth % 40 === 0 ? 'Ik kan pas vanaf 14.00 uur.' : '',
  }));
  const options = Array.from({ length: DATES }, (_, nth) => ({
    ...slot(nth),
    optionId: `option-${nth}`,
    withdrawn: false,
    standing: { yes: 40, ifNeedBe: 40, no: 40, none: 0 },
    answers: Object.fromEntries(seats.map(({ seatId }, at) => [seatId, ANSWERS[(nth + at) % 3] ?? 'yes'])),
    rank: nth + 1,
    quorum: 'reached' as const,
    reason: 'Quorum gehaald; 80 van de 120 kunnen; mist Bestuur nummer 3, Bestuur nummer 6 en nog 38; 40 desnoods',
    reasonFacts: [],
  }));
  const progress = { asked: PEOPLE, answered: PEOPLE, waitingFor: [], vacant: [] };
  return { ...sample, seats, options, progress, proposals: [], known: null, may: { ...sample.may, answer: true } };
}

/** The form for all those dates, on a page. */
export function largeCard(): Card {
  const options = Array.from({ length: DATES }, (_, nth) => ({ ...slot(nth), optionId: `option-${nth}` }));
  return pollCard({ ...poll, options, mine: {}, remark: '' }, { view: 'form' });
}

/** A reminder to all of them, of whom every third owes three answers and the others one or two. */
export function largePreview(): ReminderPreview {
  const questions = [poll.title, 'Capaciteit opgeven voor 2027-2028', 'Verslag van de stuurgroep goedkeuren'];
  const recipients = Array.from({ length: RECIPIENTS }, (_, nth) => ({
    personId: `p${nth}`,
    name: `Lid nummer ${nth + 1}`,
    organisation: `Bestuur nummer ${nth + 1}`,
    way: 'chat' as const,
    questions: questions.slice(0, 1 + (nth % 3)),
    remindedToday: false,
  }));
  const asked = questions.map((title) => ({ title, dueAt: new Date().toISOString() }));
  return { ...preview, recipients, questions: asked, remindedToday: 0 };
}
