import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { StudentOverview } from '../../../src/placements/schema-students.ts';
import type { AskedForStudents, AskForStudentsBody } from '../../../src/placements/schema-swaps.ts';
import { swapsText } from '../../../src/text/tabs/swaps.ts';
import { localDate } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { useChange } from '../../shell/use-api.ts';
import { useNow } from '../../shell/use-now.ts';
import { AnswerBy, chosenOf, momentOf, usualMoment } from '../answer-by.tsx';

/** Days in which boards answer, unless the phase ends sooner or one chooses otherwise. */
const USUAL_DAYS = 14;

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'start' },
});

/** Asks every board, or its schools that answer for themselves, to say yes or no to the students that wait. */
export function AskBoards({ roundId, phase }: { roundId: string; phase: StudentOverview['phase'] }) {
  const styles = useStyles();
  const text = useText(swapsText);
  const { api, at } = useApp();
  const usual = usualMoment(localDate(useNow()()), USUAL_DAYS);
  const closes = phase.closesAt;
  const until = closes !== null && closes < `${usual.day}T${usual.time}` ? chosenOf(closes) : usual;
  const [asking, ask] = useState(false);
  const [chosen, choose] = useState(until);
  const answerBy = momentOf(chosen);
  const send = useChange((body: AskForStudentsBody) =>
    api.post<AskedForStudents>(at(`/placement-rounds/${roundId}/students/ask`), body),
  );
  return (
    <div className={styles.column}>
      <Button onClick={() => ask(true)}>{text.ask}</Button>
      {send.data && (
        <Text role="status">
          {text.asked(send.data.boards, send.data.schools)}
          {send.data.unreachable.length > 0 && ` ${text.unreachable(send.data.unreachable.join(', '))}`}
        </Text>
      )}
      {asking && (
        <ConfirmDialog
          title={text.askTitle}
          confirm={text.askSend}
          cancel={text.keep}
          busy={send.isPending}
          disabled={answerBy === null}
          error={send.error}
          onClose={() => ask(false)}
          onConfirm={() => send.mutate({ answerBy: answerBy ?? '' }, { onSuccess: () => ask(false) })}
        >
          <Text>{text.askBody}</Text>
          <AnswerBy label={text.askUntil} at={text.askTime} value={chosen} onChange={choose} />
        </ConfirmDialog>
      )}
    </div>
  );
}
