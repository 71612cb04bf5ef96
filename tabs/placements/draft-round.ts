import type { AnswerBy } from '../../src/placements/rules/capacity.ts';
import { sameVariant } from '../../src/placements/rules/placement-round.ts';
import type { ChangeRoundBody, CreateRoundBody, RoundDashboard } from '../../src/placements/schema.ts';
import { addDays, type Instant, localDate, schoolYearOf, toInstant } from '../../src/time/local.ts';
import { weekdayAfter } from '../shell/working-day.ts';
import { optionalWhole } from './numbers.ts';

export interface DraftVariant {
  key: string;
  name: string;
  /** As typed. */
  demand: string;
}

export interface DraftRound {
  /** The school year that is proposed. */
  firstYear: number;
  schoolYear: number;
  period: string;
  startsOn: string;
  deadlineDate: string;
  deadlineTime: string;
  answerBy: AnswerBy;
  explanation: string;
  variants: DraftVariant[];
}

interface Words {
  wholeYear: string;
  usual: readonly string[];
}

/** Proposes a round for the coming school year: as the latest one, or else with the usual variants; three weeks to answer. */
export function draftRound(latest: RoundDashboard['round'] | null, now: Instant, words: Words): DraftRound {
  const today = localDate(now);
  const firstYear = schoolYearOf(today) + 1;
  const names = latest ? latest.variants.map(({ name }) => name) : words.usual;
  return {
    firstYear,
    schoolYear: firstYear,
    period: latest?.period ?? words.wholeYear,
    startsOn: `${firstYear}-09-01`,
    deadlineDate: weekdayAfter(addDays(today, 21)),
    deadlineTime: '17:00',
    answerBy: latest?.answerBy ?? 'board',
    explanation: latest?.explanation ?? '',
    variants: names.map((name) => ({ key: name, name, demand: '' })),
  };
}

/** A round as it is, to change it; a variant that the round has keeps its id as key. */
export function changingRound(round: RoundDashboard['round']): DraftRound {
  return {
    ...{ firstYear: round.schoolYear, schoolYear: round.schoolYear, period: round.period, startsOn: round.startsOn },
    ...{ deadlineDate: round.deadline.slice(0, 10), deadlineTime: round.deadline.slice(11, 16) },
    ...{ answerBy: round.answerBy, explanation: round.explanation },
    variants: round.variants.map(({ id, name }) => ({ key: id, name, demand: '' })),
  };
}

export type DraftFault = 'period' | 'deadline' | 'deadlinePast' | 'variants' | 'same' | 'demand';

/** The first thing that has to be mended before the round can be made; null: nothing. */
export function faultOf(draft: DraftRound, now: Instant): DraftFault | null {
  if (draft.period.trim() === '') return 'period';
  if (!draft.deadlineDate || !draft.deadlineTime) return 'deadline';
  if (toInstant(deadlineOf(draft)) <= now) return 'deadlinePast';
  if (draft.variants.some(({ name }) => name.trim() === '')) return 'variants';
  if (new Set(draft.variants.map(({ name }) => sameVariant(name))).size < draft.variants.length) return 'same';
  if (draft.variants.some(({ demand }) => optionalWhole(demand) === undefined)) return 'demand';
  return null;
}

export function roundBody(draft: DraftRound, copyFrom: string | null): CreateRoundBody {
  return {
    schoolYear: draft.schoolYear,
    period: draft.period.trim(),
    ...(draft.startsOn ? { startsOn: draft.startsOn } : {}),
    deadline: deadlineOf(draft),
    answerBy: draft.answerBy,
    explanation: draft.explanation.trim(),
    variants: draft.variants.map(({ name, demand }) => ({ name: name.trim(), demand: optionalWhole(demand) ?? null })),
    copyFrom,
  };
}

/** What was changed, as it is sent. Of a round that was opened the deadline and the explanation alone, and only where they differ. */
export function changeBody(draft: DraftRound, round: RoundDashboard['round']): ChangeRoundBody {
  const moved = movesDeadline(draft, round);
  const always = {
    ...(moved ? { deadline: deadlineOf(draft) } : {}),
    ...(draft.explanation.trim() === round.explanation ? {} : { explanation: draft.explanation.trim() }),
  };
  if (round.state !== 'draft') return always;
  const known = new Set(round.variants.map(({ id }) => id));
  return {
    ...always,
    period: draft.period.trim(),
    ...(draft.startsOn ? { startsOn: draft.startsOn } : {}),
    answerBy: draft.answerBy,
    variants: draft.variants.map(({ key, name }) => ({
      ...(known.has(key) ? { variantId: key } : {}),
      name: name.trim(),
    })),
  };
}

/** The first thing to be mended before a round can be changed; null: nothing. The deadline may stay where it was, also when that has passed. */
export function changeFault(draft: DraftRound, round: RoundDashboard['round'], now: Instant): DraftFault | null {
  const fault = faultOf(draft, now);
  return fault === 'deadlinePast' && !movesDeadline(draft, round) ? null : fault;
}

export function movesDeadline(draft: DraftRound, round: Pick<RoundDashboard['round'], 'deadline'>): boolean {
  return deadlineOf(draft) !== round.deadline.slice(0, 16);
}

function deadlineOf({ deadlineDate, deadlineTime }: DraftRound): string {
  return `${deadlineDate}T${deadlineTime}`;
}
