import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MeetingsOverview } from '../../src/meetings/schema.ts';
import { shortMoment } from '../../src/text/format.ts';
import { programmeText } from '../../src/text/tabs/programme.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { To } from '../shell/to.tsx';

type BodyLine = MeetingsOverview['bodies'][number];

const useStyles = makeStyles({
  line: { paddingBlock: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** Every body with its next meeting, and a poll one click away. */
export function BodyList({ bodies }: { bodies: BodyLine[] }) {
  const styles = usePanelStyles();
  return (
    <ul className={styles.plain}>
      {bodies.map((line) => (
        <BodyRow key={line.body.bodyId} line={line} />
      ))}
    </ul>
  );
}

export function BodyRow({ line }: { line: BodyLine }) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const text = useText(programmeText);
  const { language } = useApp();
  const { next } = line;
  return (
    <li className={styles.line}>
      <div className={panel.row}>
        <div className={panel.words}>
          <Text weight="semibold">{line.body.name}</Text>
          <Text size={200} className={panel.subtle}>
            {text.seats(line.seatCount)} ·{' '}
            {next?.starts ? text.nextMeeting(shortMoment(next.starts, language)) : text.noMeeting}
          </Text>
        </div>
        {next && <To address={`/tab/bijeenkomst/${next.meetingId}`}>{text.meeting}</To>}
        {next && <To address={`/tab/agenda/${next.meetingId}`}>{text.agenda}</To>}
        {line.may.plan && <To address={`/tab/overleg/${line.body.bodyId}/instellingen`}>{text.bodySettings}</To>}
        {line.may.plan && (
          <Button
            appearance="subtle"
            aria-label={`${text.plan}: ${line.body.name}`}
            onClick={() => goTo(`/tab/programma/prikker?overleg=${line.body.bodyId}`)}
          >
            {text.plan}
          </Button>
        )}
      </div>
    </li>
  );
}
