import type { AnswerBy } from '../../src/placements/rules/capacity.ts';
import { sameVariant } from '../../src/placements/rules/placement-round.ts';
import type { CreateRoundBody, RoundDashboard } from '../../src/placements/schema.ts';
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

export type DraftFault = 'period' | 'deadline' | 'deadlinePast' | 'variants' | 'same' | 'demand';

/** The first thing that has to be mended before the round can be made; null: nothing. */
export function faultOf(draft: DraftRound, now: Instant): DraftFault | null {
  if (draft.period.trim() === '') return 'period';
  if (!draft.deadlineDate || !draft.deadlineTime) return 'deadline';
  if (toInstant(`${draft.deadlineDate}T${draft.deadlineTime}`) <= now) return 'deadlinePast';
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
    deadline: `${draft.deadlineDate}T${draft.deadlineTime}`,
    answerBy: draft.answerBy,
    explanation: draft.explanation.trim(),
    variants: draft.variants.map(({ name, demand }) => ({ name: name.trim(), demand: optionalWhole(demand) ?? null })),
    copyFrom,
  };
}
