import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Card } from '../../src/cards/kit.ts';
import type { MyObligation, QuestionRef } from '../../src/reminders/schema.ts';
import { clockTime, longDate } from '../../src/text/format.ts';
import { myMeetingsText } from '../../src/text/tabs/meetings.ts';
import { toLocal } from '../../src/time/local.ts';
import { CardView } from '../cards/card-view.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Empty } from '../shell/states.tsx';
import { useRead, useRefreshAll } from '../shell/use-api.ts';

/** So many questions are shown whole; of the rest only the title, so that the list stays in view. */
const SHOWN_WHOLE = 3;

const useStyles = makeStyles({
  folded: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  what: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** The questions that wait for me, with those that were answered on this visit: their answer can then still be read. */
export function useAskedHere(open: MyObligation[]): MyObligation[] {
  const [seen, setSeen] = useState<MyObligation[]>([]);
  const known = new Set(seen.map(keyOf));
  const news = open.filter((obligation) => !known.has(keyOf(obligation)) && known.add(keyOf(obligation)));
  if (news.length > 0) setSeen([...seen, ...news]);
  return seen;
}

/** Every question that waits for me, the first few whole. */
export function QuestionList({ asked }: { asked: MyObligation[] }) {
  const text = useText(myMeetingsText);
  if (asked.length === 0) return <Empty title={text.nothingAsked}>{text.nothingAskedHelp}</Empty>;
  return asked.map((obligation, place) => (
    <Question key={keyOf(obligation)} obligation={obligation} whole={place < SHOWN_WHOLE} />
  ));
}

/** One question, also for somebody who answers it for two seats: one card asks for both. */
function keyOf({ question }: MyObligation): string {
  return `${question.kind}/${question.subjectId}`;
}

function Question({ obligation, whole }: { obligation: MyObligation; whole: boolean }) {
  const styles = useStyles();
  const text = useText(myMeetingsText);
  const { language } = useApp();
  const [open, setOpen] = useState(whole);
  if (open) return <QuestionCard question={obligation.question} />;
  const due = toLocal(obligation.dueAt);
  return (
    <div className={styles.folded}>
      <div className={styles.what}>
        <Text weight="semibold">{obligation.title}</Text>
        <Text size={200} className={styles.subtle}>
          {text.until(`${longDate(due, language)}, ${clockTime(due, language)}`)}
        </Text>
      </div>
      <Button onClick={() => setOpen(true)}>{text.open}</Button>
    </div>
  );
}

/** The card of one question as it stands now, drawn by the service. */
export function QuestionCard({ question }: { question: QuestionRef }) {
  const path = `/questions/${encodeURIComponent(question.kind)}/${encodeURIComponent(question.subjectId)}`;
  const card = useRead<{ card: Card }>(path);
  const refresh = useRefreshAll();
  return (
    <Loaded query={card} rows={1} height={220}>
      {(data) => <CardView card={data.card} onAnswered={refresh} />}
    </Loaded>
  );
}
