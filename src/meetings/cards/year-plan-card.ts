import { actions, type Card, card, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { yearPlanText } from '../../text/year-plan.ts';

/** All meetings of a year that one person belongs to, told in one message. */
export interface YearPlanOnCard {
  language: Language;
  partnershipName: string;
  schoolYear: number;
  /** By start. */
  dates: readonly { bodyName: string; starts: string; minutes: number; place: string; online: boolean }[];
  tabUrl: string;
}

/** Dates that a message lists; the tab shows all. */
const LISTED = 20;

export function yearPlanCard(plan: YearPlanOnCard): Card {
  const say = yearPlanText[plan.language].told;
  const listed = plan.dates.slice(0, LISTED);
  const left = plan.dates.length - listed.length;
  return card({
    language: plan.language,
    who: say.who(plan.partnershipName),
    question: say.question(plan.schoolYear),
    lines: [say.line(plan.dates.length)],
    answer: [
      {
        type: 'FactSet',
        spacing: 'Medium',
        facts: listed.map((date) => ({ title: say.when(date), value: say.what(date.bodyName, date) })),
      },
      actions(link(say.open, plan.tabUrl)),
    ],
    small: left > 0 ? [say.more(left)] : [],
  });
}
