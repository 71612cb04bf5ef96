import type { Standing } from '../../people/rules/roles.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import { answerStatus, isLate, progressOf } from '../rules/round-progress.ts';
import type { RoundList } from '../schema.ts';
import { boardSizes } from '../store/boards.ts';
import { answersOfRounds, type BoardAnswers } from '../store/round-answers.ts';
import { listRounds, variantsOf } from '../store/rounds.ts';
import { boardsSeen, isPublic, mayManageRounds, overFor, summary } from './overview.ts';

/** Every round with how far it is, over the boards this person may see; the latest school year first. */
export async function listRoundSummaries(scope: Scope, now: string, standing: Standing): Promise<RoundList> {
  const seen = boardsSeen(standing);
  const mayManage = mayManageRounds(standing);
  if (seen !== 'all' && seen.length === 0) throw new Refusal('not-allowed', 'not-allowed');
  const rounds = (await listRounds(scope)).filter((round) => mayManage || isPublic(round));
  const ids = rounds.map(({ id }) => id);
  const variants = await variantsOf(scope, ids);
  const sizes = await boardSizes(scope, seen, localDate(now));
  const boards = new Map<string, BoardAnswers[]>(ids.map((id) => [id, []]));
  for (const board of await answersOfRounds(scope, ids, seen)) boards.get(board.roundId)?.push(board);
  return {
    rounds: rounds.map((round) => {
      const asked = (variants.get(round.id) ?? []).length;
      const lines = (boards.get(round.id) ?? []).map((board) => {
        const status = answerStatus(givenBy(board), {
          variants: asked,
          schools: sizes.get(board.boardId)?.schools ?? 0,
        });
        return { status, late: isLate(status, overFor(round, board, now)) };
      });
      return summary(round, progressOf(lines));
    }),
    mayManage,
  };
}

function givenBy({ own, schoolsAnswered }: BoardAnswers): { own: boolean; schoolsAnswered: number }[] {
  return [
    ...Array.from({ length: own }, () => ({ own: true, schoolsAnswered: 0 })),
    ...schoolsAnswered.map((answered) => ({ own: false, schoolsAnswered: answered })),
  ];
}
