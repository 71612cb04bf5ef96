import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { RecentMeetings as Recent } from '../../src/minutes/schema.ts';
import { shortDate } from '../../src/text/format.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { To } from '../shell/to.tsx';
import { useRead } from '../shell/use-api.ts';

type Meeting = Recent['meetings'][number];

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** Where somebody was not long ago, and the way to its minutes: to write or to read. Nothing at all where that is nowhere. */
export function RecentMeetings() {
  const text = useText(minutesText);
  const { data } = useRead<Recent>('/me/recent-meetings');
  if (!data || data.meetings.length === 0) return null;
  return (
    <Section title={text.recent}>
      {data.meetings.map((meeting) => (
        <Row key={meeting.meetingId} meeting={meeting} />
      ))}
    </Section>
  );
}

function Row({ meeting }: { meeting: Meeting }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const { language } = useApp();
  const { meetingId, title, bodyName, starts, minutes, mayWrite } = meeting;
  const said = minutes === 'concept' ? (mayWrite ? text.write : null) : text.read;
  return (
    <div className={styles.row}>
      <div className={styles.what}>
        <To address={`/tab/bijeenkomst/${meetingId}`}>{title}</To>
        <Text size={200} className={styles.subtle}>
          {bodyName} · {shortDate(starts, language)}
        </Text>
      </div>
      {said ? (
        <To address={`/tab/notulen/${meetingId}`} label={`${said}: ${title}`}>
          {said}
        </To>
      ) : (
        <Text className={styles.subtle}>{text.toCome}</Text>
      )}
    </div>
  );
}
