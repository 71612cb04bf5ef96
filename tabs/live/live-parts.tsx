import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { secondsUsed } from '../../src/live/rules/item-clock.ts';
import type { LiveItem, LiveView } from '../../src/live/schema.ts';
import { agendaCopy } from '../../src/text/agendas.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { goTo } from '../shell/location.ts';
import { Section, TwoColumns } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';
import { Attendance } from './attendance.tsx';
import { Ballots } from './ballots.tsx';
import { Clock } from './clock.tsx';
import { LiveNotes, type WritingProps } from './live-notes.tsx';
import { useLiveChange, useTick } from './use-live.ts';

const useStyles = makeStyles({
  now: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, overflowWrap: 'anywhere' },
  read: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flexGrow: 1, overflowWrap: 'anywhere' },
  time: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground3 },
});

/** All that a meeting consists of while it is held: on a screen of its own, and beside the meeting in Teams. */
export function LiveParts({ view, skew }: { view: LiveView; skew: number }) {
  const { state } = view.shared;
  const [writingAt, setWritingAt] = useState<string | null>(null);
  const goesOn = () => setWritingAt(null);
  return (
    <TwoColumns
      left={
        <>
          {state === 'running' && <Current view={view} skew={skew} writingAt={writingAt} write={setWritingAt} />}
          <Ballots view={view} />
        </>
      }
      right={
        <>
          <Items view={view} skew={skew} goesOn={goesOn} />
          {state !== 'waiting' && <Attendance view={view} />}
        </>
      }
    />
  );
}

/** Begins and closes the meeting, for who leads it. */
export function Steps({ view }: { view: LiveView }) {
  const text = useText(liveText);
  const { api, at } = useApp();
  const [closing, setClosing] = useState(false);
  const step = useChange((which: 'start' | 'close') =>
    api.post(at(`/meetings/${view.shared.meetingId}/live/${which}`)),
  );
  if (!view.mine.may.lead) return null;
  const { state } = view.shared;
  return (
    <>
      {state === 'running' ? (
        <Button onClick={() => setClosing(true)}>{text.close}</Button>
      ) : (
        <>
          {state === 'closed' && (
            <Button appearance="primary" onClick={() => goTo(`/tab/notulen/${view.shared.meetingId}`)}>
              {text.finishMinutes}
            </Button>
          )}
          <Button
            appearance={state === 'waiting' ? 'primary' : 'secondary'}
            disabledFocusable={step.isPending}
            onClick={() => step.mutate('start')}
          >
            {state === 'waiting' ? text.start : text.startAgain}
          </Button>
        </>
      )}
      {!closing && <Refused error={step.error} />}
      {closing && (
        <ConfirmDialog
          title={text.closeTitle}
          confirm={text.close}
          cancel={text.keep}
          busy={step.isPending}
          error={step.error}
          onConfirm={() => step.mutate('close', { onSuccess: () => setClosing(false) })}
          onClose={() => setClosing(false)}
        >
          <Text>{text.closeBody}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}

interface CurrentProps extends WritingProps {
  view: LiveView;
  skew: number;
}

function Current({ view, skew, writingAt, write }: CurrentProps) {
  const styles = useStyles();
  const text = useText(liveText);
  const { shared, mine } = view;
  const item = shared.items.find(({ itemId }) => itemId === shared.currentItemId);
  const next = shared.items.find(({ itemId }) => itemId === shared.nextItemId);
  const go = useGo(shared.meetingId);
  if (!item) return null;
  return (
    <Section title={text.now}>
      <div className={styles.now}>
        <Text weight="semibold" className={styles.title}>
          {item.title}
        </Text>
        <Kind item={item} />
        <Clock item={item} since={shared.itemSince} skew={skew} />
        {item.removed && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{text.removed}</MessageBarBody>
          </MessageBar>
        )}
        {mine.may.lead ? (
          <LiveNotes shared={shared} current={item} writingAt={writingAt} write={write} />
        ) : (
          <Text className={styles.read} aria-live="polite">
            {item.text || text.noNotes}
          </Text>
        )}
        <Text className={styles.subtle}>{next ? text.next(next.title) : text.last}</Text>
        {mine.may.lead && next && (
          <Button
            appearance="primary"
            disabledFocusable={go.isPending}
            onClick={() => {
              write(null);
              go.mutate(next.itemId);
            }}
          >
            {text.goNext}
          </Button>
        )}
        <Refused error={go.error} />
      </div>
    </Section>
  );
}

function useGo(meetingId: string) {
  const { api, at } = useApp();
  return useLiveChange(meetingId, (itemId: string) =>
    api.post<LiveView>(at(`/meetings/${meetingId}/live/item`), { itemId }),
  );
}

function Kind({ item }: { item: LiveItem }) {
  const styles = useStyles();
  const { kinds } = useText(agendaCopy);
  const words = [item.kind ? kinds[item.kind] : '', item.presenter ?? ''].filter(Boolean).join(' · ');
  return words ? <Text className={styles.subtle}>{words}</Text> : null;
}

function Items({ view, skew, goesOn }: { view: LiveView; skew: number; goesOn: () => void }) {
  const styles = useStyles();
  const text = useText(liveText);
  const { shared, mine } = view;
  const now = new Date(useTick(skew)).toISOString();
  const go = useGo(shared.meetingId);
  return (
    <Section title={text.items}>
      <Refused error={go.error} />
      <ol className={styles.list}>
        {shared.items.map((item, nth) => {
          const current = item.itemId === shared.currentItemId;
          const used = Math.floor(secondsUsed(item.seconds, current ? shared.itemSince : null, now) / 60);
          return (
            <li key={item.itemId} className={styles.item} aria-current={current ? 'step' : undefined}>
              <Text weight={current ? 'semibold' : 'regular'} className={styles.grow}>
                {nth + 1}. {item.title}
              </Text>
              <Text size={200} className={styles.time}>
                {used > 0 ? text.used(String(used), item.minutes) : text.minutes(item.minutes)}
              </Text>
              {mine.may.lead && shared.state === 'running' && !current && (
                <Button
                  size="small"
                  aria-label={text.go(item.title)}
                  onClick={() => {
                    goesOn();
                    go.mutate(item.itemId);
                  }}
                >
                  {text.discuss}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {shared.decisions.length > 0 && (
        <Section title={text.decisions}>
          {shared.decisions.map((one) => (
            <Text key={one.decisionId} className={styles.read}>
              {one.number}: {one.text}
            </Text>
          ))}
        </Section>
      )}
    </Section>
  );
}
