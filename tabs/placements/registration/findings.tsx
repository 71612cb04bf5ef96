import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type {
  FindingLine,
  LeaveOutBody,
  RegistrationFindings,
  RegistrationOverview,
} from '../../../src/placements/schema-registration.ts';
import { shortDate } from '../../../src/text/format.ts';
import { findingText, standingText } from '../../../src/text/registration.ts';
import { registrationText } from '../../../src/text/tabs/registration.ts';
import { PlainTable } from '../../people/plain-table.tsx';
import { useApp, useText } from '../../shell/app-context.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Refused } from '../../shell/states.tsx';
import { To } from '../../shell/to.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';

/** What does not add up, with what to do; which students it is about is asked for, and then recorded. */
export function Findings({ overview }: { overview: RegistrationOverview }) {
  const text = useText(registrationText);
  const says = useText(findingText);
  const panel = usePanelStyles();
  const [shown, show] = useState(false);
  const some = overview.findings.length > 0 || (overview.byStanding['left-out'] ?? 0) > 0;
  return (
    <div className={panel.stack}>
      {overview.findings.length === 0 && <Text>{text.allRight}</Text>}
      {overview.findings.map(({ code, students }) => (
        <div key={code} className={panel.panel}>
          <Text weight="semibold">{`${says[code].title}: ${text.students(students)}`}</Text>
          <Text>{says[code].todo}</Text>
        </div>
      ))}
      {some && !shown && (
        <div className={panel.row}>
          <Button onClick={() => show(true)}>{text.show}</Button>
          <Text className={panel.words}>{text.showHelp}</Text>
        </div>
      )}
      {shown && <Students schoolYear={overview.schoolYear} />}
    </div>
  );
}

function Students({ schoolYear }: { schoolYear: number }) {
  const text = useText(registrationText);
  const says = useText(findingText);
  const panel = usePanelStyles();
  const { api, at } = useApp();
  const query = useRead<RegistrationFindings>(`/registrations/${schoolYear}/findings`);
  const change = useChange((body: LeaveOutBody) => api.put(at(`/registrations/${schoolYear}/left-out`), body));
  const [asking, ask] = useState<FindingLine | null>(null);
  const close = () => {
    change.reset();
    ask(null);
  };
  const again = ({ studentId }: FindingLine) => change.mutate({ studentId, leaveOut: false, reason: '' });
  return (
    <Loaded query={query} rows={3} height={40}>
      {({ findings, leftOut }) => (
        <div className={panel.stack}>
          {asking === null && <Refused error={change.error} />}
          {findings.map(({ code, lines, more }) => (
            <div key={code} className={panel.panel}>
              <Text as="h3" weight="semibold">
                {says[code].title}
              </Text>
              <Lines caption={says[code].title} lines={lines} act={code === 'twice' ? { leave: ask } : {}} />
              {more > 0 && <Text>{text.more(more)}</Text>}
            </div>
          ))}
          {leftOut.length > 0 && (
            <div className={panel.panel}>
              <Text as="h3" weight="semibold">
                {text.leftOut}
              </Text>
              <Lines caption={text.leftOut} lines={leftOut} act={{ again }} />
            </div>
          )}
          {asking && (
            <LeaveOutDialog
              line={asking}
              busy={change.isPending}
              error={change.error}
              onClose={close}
              onLeave={(reason) =>
                change.mutate({ studentId: asking.studentId, leaveOut: true, reason }, { onSuccess: close })
              }
            />
          )}
        </div>
      )}
    </Loaded>
  );
}

interface LinesProps {
  caption: string;
  lines: readonly (FindingLine & { reason?: string })[];
  act: { leave?: (line: FindingLine) => void; again?: (line: FindingLine) => void };
}

function Lines({ caption, lines, act }: LinesProps) {
  const text = useText(registrationText);
  const standing = useText(standingText);
  const { language } = useApp();
  const { leave, again } = act;
  return (
    <PlainTable
      caption={caption}
      items={lines}
      keyOf={({ studentId }) => studentId}
      columns={[
        { heading: text.lineColumns.student, cell: ({ studentNumber }) => studentNumber },
        {
          heading: text.lineColumns.place,
          cell: ({ school, siteCode, region }) => text.place(school, siteCode ?? text.noSite, region ?? text.noRegion),
        },
        {
          heading: text.lineColumns.period,
          cell: ({ from, until, period }) => text.span(shortDate(from, language), shortDate(until, language), period),
        },
        {
          heading: text.lineColumns.standing,
          cell: ({ standing: is, reason }) => (reason ? `${standing[is]} (${reason})` : standing[is]),
        },
        {
          heading: text.lineColumns.act,
          cell: (line) => {
            const { studentNumber, school, roundId, boardId } = line;
            if (leave) {
              return (
                <Button size="small" aria-label={text.leaveOutOf(studentNumber, school)} onClick={() => leave(line)}>
                  {text.leaveOut}
                </Button>
              );
            }
            if (again) {
              return (
                <Button size="small" aria-label={text.countAgainOf(studentNumber, school)} onClick={() => again(line)}>
                  {text.countAgain}
                </Button>
              );
            }
            return <To address={`/tab/plaatsing/ronde/${roundId}/studenten/${boardId}`}>{text.toBoard}</To>;
          },
        },
      ]}
    />
  );
}

interface LeaveOutProps {
  line: FindingLine;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onLeave: (reason: string) => void;
}

function LeaveOutDialog({ line, busy, error, onClose, onLeave }: LeaveOutProps) {
  const text = useText(registrationText);
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      title={text.leaveOutTitle(line.school)}
      confirm={text.leaveOut}
      cancel={text.keep}
      busy={busy}
      disabled={reason.trim() === ''}
      error={error}
      onClose={onClose}
      onConfirm={() => onLeave(reason)}
    >
      <Field label={text.reason} required>
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </ConfirmDialog>
  );
}
