import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Selection } from '../../src/reminders/schema.ts';
import { programmeText } from '../../src/text/tabs/programme.ts';
import { useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { Empty } from '../shell/states.tsx';
import type { Attention } from './attention.ts';
import { RemindDialog } from './remind-dialog.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorStatusWarningBorderActive}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  icon: { flexShrink: 0, color: tokens.colorStatusWarningForeground3 },
  what: { flex: '1 1 16rem', minWidth: 0, overflowWrap: 'anywhere' },
});

type Words = (typeof programmeText)['nl'];

/** What is stuck, one line each, with the one action that helps. */
export function AttentionList({ items }: { items: Attention[] }) {
  const styles = useStyles();
  const text = useText(programmeText);
  const [reminding, remind] = useState<Selection | null>(null);
  if (items.length === 0) return <Empty title={text.allWell}>{text.allWellHelp}</Empty>;
  return (
    <>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={keyOf(item)} className={styles.item}>
            <AlertRegular className={styles.icon} fontSize={20} aria-hidden />
            <Text className={styles.what}>{sentenceOf(item, text)}</Text>
            <Help item={item} onRemind={remind} />
          </li>
        ))}
      </ul>
      {reminding && <RemindDialog selection={reminding} onClose={() => remind(null)} />}
    </>
  );
}

function Help({ item, onRemind }: { item: Attention; onRemind: (selection: Selection) => void }) {
  const { actions } = useText(programmeText);
  switch (item.what) {
    case 'two-dates':
      return <Button onClick={() => goTo(`/tab/bijeenkomst/${item.meeting.meetingId}`)}>{actions.choose}</Button>;
    case 'choose':
    case 'everyone-answered':
      return <Button onClick={() => goTo(`/tab/programma/peiling/${item.poll.pollId}`)}>{actions.choose}</Button>;
    case 'no-quorum':
      return (
        <Button onClick={() => goTo(`/tab/programma/peiling/${item.poll.pollId}/data`)}>{actions.changeDates}</Button>
      );
    case 'poll-stuck':
      return <Button onClick={() => onRemind({ kind: 'poll', subjectId: item.poll.pollId })}>{actions.remind}</Button>;
    case 'round-late':
    case 'round-soon':
      return <Button onClick={() => onRemind({ kind: 'capacity' })}>{actions.remind}</Button>;
  }
}

function sentenceOf(item: Attention, text: Words): string {
  switch (item.what) {
    case 'two-dates':
      return text.twoDates(item.meeting.title);
    case 'choose':
      return text.choose(item.poll.body.name);
    case 'everyone-answered':
      return text.everyoneAnswered(item.poll.body.name);
    case 'no-quorum':
      return text.noQuorum(item.poll.body.name);
    case 'poll-stuck':
      return text.pollStuck(item.poll.body.name, item.missing, whenOf(item.days, text));
    case 'round-late':
      return text.roundLate(text.roundName(item.round.schoolYear, item.round.period), item.boards);
    case 'round-soon':
      return text.roundSoon(
        text.roundName(item.round.schoolYear, item.round.period),
        item.boards,
        whenOf(item.days, text),
      );
  }
}

function whenOf(days: number, text: Words): string {
  if (days <= 0) return text.when.today;
  return days === 1 ? text.when.tomorrow : text.when.days(days);
}

function keyOf(item: Attention): string {
  if ('meeting' in item) return `${item.what}-${item.meeting.meetingId}`;
  return 'poll' in item ? `${item.what}-${item.poll.pollId}` : `${item.what}-${item.round.id}`;
}
