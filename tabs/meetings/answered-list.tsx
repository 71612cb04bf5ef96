import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MyMeetings } from '../../src/meetings/schema.ts';
import { myMeetingsText } from '../../src/text/tabs/meetings.ts';
import { useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { QuestionCard } from './question-list.tsx';

type Ask = MyMeetings['asks'][number];

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** Polls that are still open and that I, or a colleague for the same seat, have answered. */
export function AnsweredList({ asks }: { asks: Ask[] }) {
  const text = useText(myMeetingsText);
  const answered = asks.filter(({ state }) => state !== 'open');
  if (answered.length === 0) return null;
  return (
    <Section title={text.answered}>
      {answered.map((ask) => (
        <Answered key={ask.pollId} ask={ask} />
      ))}
    </Section>
  );
}

function Answered({ ask }: { ask: Ask }) {
  const styles = useStyles();
  const text = useText(myMeetingsText);
  const [open, setOpen] = useState(false);
  const byColleague = ask.state === 'answered-by-colleague' && ask.answeredBy;
  return (
    <>
      <div className={styles.row}>
        <div className={styles.what}>
          <Text weight="semibold">{ask.title}</Text>
          <Text size={200} className={styles.subtle}>
            {byColleague ? text.answeredBy(byColleague) : text.youAnswered}
          </Text>
        </div>
        <Button appearance="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? text.fold : text.show}
        </Button>
      </div>
      {open && <QuestionCard question={{ kind: 'poll', subjectId: ask.pollId }} />}
    </>
  );
}
