import { Field, Select, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { StudentLine } from '../../../src/placements/schema-students.ts';
import type { ProposeSwapBody, SwapCandidates } from '../../../src/placements/schema-swaps.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { swapsText } from '../../../src/text/tabs/swaps.ts';
import { localDate } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { Loaded } from '../../shell/query-state.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';
import { useNow } from '../../shell/use-now.ts';
import { AnswerBy, momentOf, usualMoment } from '../answer-by.tsx';

/** Days in which the other side answers, unless one chooses otherwise. */
const USUAL_DAYS = 5;

/** Chooses whom a student changes places with, by pseudonym, and asks the other side. */
export function ProposeSwap({ roundId, student, onClose }: { roundId: string; student: StudentLine; onClose(): void }) {
  const text = useText(swapsText);
  const words = useText(studentsText);
  const { api, at } = useApp();
  const path = `/placement-rounds/${roundId}/students/${student.studentId}`;
  const query = useRead<SwapCandidates>(`${path}/swap-candidates`);
  const today = localDate(useNow()());
  const [withStudentId, choose] = useState('');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() => usualMoment(today, USUAL_DAYS));
  const answerBy = momentOf(until);
  const propose = useChange((body: ProposeSwapBody) => api.post(at(`${path}/swap`), body));
  return (
    <ConfirmDialog
      title={text.proposeTitle(words.student(student.label))}
      confirm={text.propose}
      cancel={text.keep}
      busy={propose.isPending}
      disabled={withStudentId === '' || answerBy === null}
      error={propose.error}
      onClose={onClose}
      onConfirm={() =>
        propose.mutate({ withStudentId, reason, answerBy: answerBy ?? '' }, { onSuccess: () => onClose() })
      }
    >
      <Text>{text.intro}</Text>
      <Loaded query={query} rows={1} height={56}>
        {({ candidates, more }) =>
          candidates.length === 0 ? (
            <Text>{text.none}</Text>
          ) : (
            <Field label={text.partner} hint={more > 0 ? text.more(more) : undefined} required>
              <Select value={withStudentId} onChange={(_, { value }) => choose(value)}>
                <option value="">{text.choose}</option>
                {candidates.map((candidate) => (
                  <option key={candidate.studentId} value={candidate.studentId}>
                    {text.candidate(candidate, candidate.sameBoard)}
                  </option>
                ))}
              </Select>
            </Field>
          )
        }
      </Loaded>
      <Field label={text.why} hint={text.whyHelp}>
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <AnswerBy label={text.askUntil} at={text.askTime} value={until} onChange={setUntil} />
    </ConfirmDialog>
  );
}
