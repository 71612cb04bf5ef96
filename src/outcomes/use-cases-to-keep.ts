import type { PaperDocument } from '../documents/document.ts';
import type { Language } from '../text/format.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope } from '../work/work.ts';
import type { OutcomeRoundView } from './schema.ts';
import { itemsOfMeeting } from './store.ts';
import { type Looker, viewRound } from './use-cases.ts';
import { outcomesOnPaper } from './use-cases-roll-up.ts';

export interface KeptOutcomes {
  title: string;
  kringen: { name: string; standing: string; answers: KeptAnswer[] }[];
  paper: PaperDocument;
}

/** What a kring settled on one question, in its own words. */
interface KeptAnswer {
  question: string;
  position: string | null;
  reasons: string;
  dissent: string;
}

/** What the kringen said to the questions on the agenda of a meeting, as far as somebody may read it; not what was withdrawn. */
export async function outcomesToKeep(
  scope: Scope,
  looker: Looker,
  meetingId: string,
  language: Language,
): Promise<KeptOutcomes[]> {
  const kept: KeptOutcomes[] = [];
  for (const roundId of new Set((await itemsOfMeeting(scope, meetingId)).map((item) => item.roundId))) {
    const round = await readable(scope, looker, roundId);
    if (!round || round.state === 'withdrawn') continue;
    const paper = await outcomesOnPaper(scope, looker, roundId, language);
    kept.push({ title: round.title, kringen: wordsOf(round), paper });
  }
  return kept;
}

async function readable(scope: Scope, looker: Looker, roundId: string): Promise<OutcomeRoundView | null> {
  try {
    return await viewRound(scope, looker, roundId);
  } catch (cause) {
    if (cause instanceof Refusal) return null;
    throw cause;
  }
}

/** Only what is settled is the word of a kring. */
function wordsOf({ kringen, questions }: OutcomeRoundView): KeptOutcomes['kringen'] {
  const texts = new Map(questions.map(({ questionId, text }) => [questionId, text]));
  return kringen.map(({ name, standing, answers }) => ({
    ...{ name, standing },
    answers: (standing === 'settled' ? answers : []).map(({ questionId, position, reasons, dissent }) => ({
      ...{ question: texts.get(questionId) ?? '', position, reasons, dissent },
    })),
  }));
}
