import { Badge, makeStyles, mergeClasses, Text, Title2, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { AgendaItemView, AgendaView } from '../../src/agendas/schema.ts';
import type { BodyAtAGlance } from '../../src/meetings/schema-surfaces.ts';
import { clockTime } from '../../src/text/format.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { myMeetingsText } from '../../src/text/tabs/meetings.ts';
import { surfacesText } from '../../src/text/tabs/surfaces.ts';
import { toLocal } from '../../src/time/local.ts';
import type { Me } from '../me.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { useRead } from '../shell/use-api.ts';

/** The time by the service is asked for again after this long, in milliseconds. */
const CLOCK = 15_000;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '6rem minmax(0, 1fr)',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalL,
    padding: tokens.spacingHorizontalL,
    listStyle: 'none',
    borderLeft: `4px solid transparent`,
  },
  current: { backgroundColor: tokens.colorNeutralBackground1, borderLeftColor: tokens.colorCompoundBrandStroke },
  time: { fontVariantNumeric: 'tabular-nums' },
  what: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  title: { margin: 0 },
});

/** On everybody's screen in the meeting: the agenda, large, with the item whose time it is. Nothing personal. */
export function MeetingStage({ glance: { meeting, body } }: { glance: BodyAtAGlance }) {
  const text = useText(surfacesText);
  return (
    <Screen title={meeting?.title ?? body.name}>
      {meeting ? <Agenda meetingId={meeting.meetingId} /> : <Empty title={text.noMeeting}>{text.noMeetingHelp}</Empty>}
    </Screen>
  );
}

function Agenda({ meetingId }: { meetingId: string }) {
  const styles = useStyles();
  const mine = useText(myMeetingsText);
  const { api } = useApp();
  const agenda = useRead<AgendaView>(`/meetings/${meetingId}/agenda`, { refetchEvery: CLOCK });
  const me = useQuery({ queryKey: ['me'], queryFn: () => api.get<Me>('/me'), refetchInterval: CLOCK });
  const now = me.data ? toLocal(me.data.now) : '';
  return (
    <Loaded query={agenda} rows={5} height={64}>
      {({ items }) =>
        items.length === 0 ? (
          <Text size={500}>{mine.noAgenda}</Text>
        ) : (
          <ol className={styles.list}>
            {items.map((item) => (
              <Item key={item.id} item={item} current={item.startsAt <= now && now < item.endsAt} />
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}

function Item({ item, current }: { item: AgendaItemView; current: boolean }) {
  const styles = useStyles();
  const text = useText(surfacesText);
  const { kinds } = useText(agendaText);
  const { language } = useApp();
  return (
    <li className={mergeClasses(styles.item, current && styles.current)} aria-current={current ? 'step' : undefined}>
      <Text size={500} className={styles.time}>
        {clockTime(item.startsAt, language)}
      </Text>
      <div className={styles.what}>
        <Title2 as="h2" className={styles.title}>
          {item.title}
        </Title2>
        <Text size={400}>{[kinds[item.kind], item.presenter].filter(Boolean).join(' · ')}</Text>
        {current && (
          <Badge size="large" appearance="filled">
            {text.now}
          </Badge>
        )}
      </div>
    </li>
  );
}
