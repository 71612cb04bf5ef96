import { Badge, makeStyles, mergeClasses, Text, Title1, Title2, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { AgendaItemView, AgendaView } from '../../src/agendas/schema.ts';
import { secondsUsed } from '../../src/live/rules/item-clock.ts';
import type { LiveItem, LiveShared } from '../../src/live/schema.ts';
import type { BodyAtAGlance } from '../../src/meetings/schema-surfaces.ts';
import { clockTime } from '../../src/text/format.ts';
import { liveCopy } from '../../src/text/live.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { myMeetingsText } from '../../src/text/tabs/meetings.ts';
import { surfacesText } from '../../src/text/tabs/surfaces.ts';
import { toLocal } from '../../src/time/local.ts';
import { Clock } from '../live/clock.tsx';
import { Lost } from '../live/lost.tsx';
import { Quorum } from '../live/quorum.tsx';
import { useLive, useTick } from '../live/use-live.ts';
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
  title: { margin: 0, overflowWrap: 'anywhere' },
  now: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
  },
  quorum: { display: 'flex', flexDirection: 'column' },
  // The other way round, so that it stays at its end while it grows.
  notes: { display: 'flex', flexDirection: 'column-reverse', maxHeight: '30vh', overflowY: 'auto' },
  written: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  votes: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  vote: { display: 'flex', flexDirection: 'column' },
});

/** On everybody's screen in the meeting: what is discussed now, large, or else the agenda. Nothing personal. */
export function MeetingStage({ glance: { meeting, body } }: { glance: BodyAtAGlance }) {
  const text = useText(surfacesText);
  return (
    <Screen title={meeting?.title ?? body.name}>
      {meeting ? <OnStage meetingId={meeting.meetingId} /> : <Empty title={text.noMeeting}>{text.noMeetingHelp}</Empty>}
    </Screen>
  );
}

/** While the clock of the agenda runs what it says; before and after, and where it cannot be followed, the plan. */
function OnStage({ meetingId }: { meetingId: string }) {
  const { query, lost, skew } = useLive(meetingId);
  const shared = query.data?.shared;
  if (shared?.state === 'running') return <Running shared={shared} lost={lost} skew={skew} />;
  return <Agenda meetingId={meetingId} />;
}

function Running({ shared, lost, skew }: { shared: LiveShared; lost: boolean; skew: number }) {
  const styles = useStyles();
  const text = useText(liveText);
  const item = shared.items.find(({ itemId }) => itemId === shared.currentItemId);
  const next = shared.items.find(({ itemId }) => itemId === shared.nextItemId);
  return (
    <>
      {lost && <Lost />}
      {item && (
        <section className={styles.now} aria-label={text.now}>
          <Title1 as="h2" className={styles.title} aria-live="polite">
            {item.title}
          </Title1>
          <Kind kind={item.kind} presenter={item.presenter} />
          <Clock item={item} since={shared.itemSince} skew={skew} size={600} withBar />
          {item.text && <Notes text={item.text} />}
          <Text size={500}>{next ? text.next(next.title) : text.last}</Text>
        </section>
      )}
      <Votes shared={shared} />
      <div className={styles.quorum}>
        <Quorum quorum={shared.quorum} size={500} />
      </div>
      <ol className={styles.list} aria-label={text.items}>
        {shared.items.map((each) => (
          <LiveRow key={each.itemId} item={each} shared={shared} skew={skew} />
        ))}
      </ol>
    </>
  );
}

/** The minutes as they are typed; of a long text its end. */
function Notes({ text: written }: { text: string }) {
  const styles = useStyles();
  const text = useText(liveText);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse reads back with the arrow keys.
    <section className={styles.notes} aria-label={text.notes} tabIndex={0}>
      <Text size={400} className={styles.written}>
        {written}
      </Text>
    </section>
  );
}

/** What is put to the vote now, and what came of the votes on this item: how many, never who. */
function Votes({ shared }: { shared: LiveShared }) {
  const styles = useStyles();
  const text = useText(liveText);
  const say = useText(liveCopy);
  const shown = shared.ballots.filter(({ state, itemId }) => state === 'open' || itemId === shared.currentItemId);
  if (shown.length === 0) return null;
  return (
    <section className={styles.votes} aria-label={text.votes}>
      {shown.map(({ ballotId, question, cast, seats, totals, outcome }) => (
        <div key={ballotId} className={styles.vote}>
          <Text size={500} weight="semibold" className={styles.title}>
            {question}
          </Text>
          <Text size={400} role="status">
            {outcome && (
              <Badge size="large" appearance="tint">
                {say.outcomes[outcome]}
              </Badge>
            )}{' '}
            {totals ? say.totals(totals) : say.castOf(cast, seats)}
          </Text>
        </div>
      ))}
    </section>
  );
}

function LiveRow({ item, shared, skew }: { item: LiveItem; shared: LiveShared; skew: number }) {
  const styles = useStyles();
  const text = useText(liveText);
  const now = new Date(useTick(skew)).toISOString();
  const current = item.itemId === shared.currentItemId;
  const used = Math.floor(secondsUsed(item.seconds, current ? shared.itemSince : null, now) / 60);
  return (
    <li className={mergeClasses(styles.item, current && styles.current)} aria-current={current ? 'step' : undefined}>
      <Text size={400} className={styles.time}>
        {used > 0 ? text.used(String(used), item.minutes) : text.minutes(item.minutes)}
      </Text>
      <Text size={500} weight={current ? 'semibold' : 'regular'} className={styles.title}>
        {item.title}
      </Text>
    </li>
  );
}

function Kind({ kind, presenter }: Pick<LiveItem, 'kind' | 'presenter'>) {
  const { kinds } = useText(agendaText);
  const words = [kind ? kinds[kind] : '', presenter ?? ''].filter(Boolean).join(' · ');
  return words ? <Text size={400}>{words}</Text> : null;
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
        <Kind kind={item.kind} presenter={item.presenter} />
        {current && (
          <Badge size="large" appearance="filled">
            {text.now}
          </Badge>
        )}
      </div>
    </li>
  );
}
