import { Button, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type KnownPoll, rankingOf, type Supposed, supposing } from '../../src/meetings/rules/ranking-of.ts';
import type { PollDetail } from '../../src/meetings/schema.ts';
import { longSpan } from '../../src/text/format.ts';
import { reasonSentence } from '../../src/text/meetings-reason.ts';
import { whatIfText } from '../../src/text/tabs/what-if.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  seat: { minWidth: 0, flex: '1 1 14rem', maxWidth: '24rem' },
  outcome: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

/** Which date would be best if somebody came after all, or not; worked out here by the rule that the service ranks by. */
export function WhatIf({ poll }: { poll: PollDetail }) {
  const styles = useStyles();
  const text = useText(whatIfText);
  const [supposed, suppose] = useState<Supposed>({});
  const { known } = poll;
  if (!known || known.options.length < 2) return null;
  const without = (seatId: string) => Object.fromEntries(Object.entries(supposed).filter(([id]) => id !== seatId));
  return (
    <Section title={text.title}>
      <Text>{text.help}</Text>
      <Suppose known={known} supposed={supposed} onSuppose={suppose} />
      <ul className={styles.list}>
        {Object.entries(supposed).map(([seatId, what]) => {
          const label = known.seats.find((seat) => seat.seatId === seatId)?.label ?? '';
          return (
            <li key={seatId}>
              {text.supposed(label, what === 'comes')}{' '}
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={text.forget(label)}
                onClick={() => suppose(without(seatId))}
              />
            </li>
          );
        })}
      </ul>
      {Object.keys(supposed).length > 0 && <Outcome poll={poll} known={known} supposed={supposed} />}
    </Section>
  );
}

interface SupposeProps {
  known: KnownPoll;
  supposed: Supposed;
  onSuppose: (supposed: Supposed) => void;
}

function Suppose({ known, supposed, onSuppose }: SupposeProps) {
  const styles = useStyles();
  const text = useText(whatIfText);
  const [seatId, choose] = useState('');
  const add = (what: Supposed[string]) => {
    onSuppose({ ...supposed, [seatId]: what });
    choose('');
  };
  return (
    <div className={styles.row}>
      <Field label={text.seat} className={styles.seat}>
        <Select value={seatId} onChange={(_, { value }) => choose(value)}>
          <option value="">{text.choose}</option>
          {known.seats.map((seat) => (
            <option key={seat.seatId} value={seat.seatId}>
              {seat.label}
            </option>
          ))}
        </Select>
      </Field>
      <Button disabled={seatId === ''} onClick={() => add('comes')}>
        {text.comes}
      </Button>
      <Button disabled={seatId === ''} onClick={() => add('stays-away')}>
        {text.staysAway}
      </Button>
    </div>
  );
}

function Outcome({ poll, known, supposed }: { poll: PollDetail; known: KnownPoll; supposed: Supposed }) {
  const styles = useStyles();
  const text = useText(whatIfText);
  const { language } = useApp();
  const [best] = rankingOf(supposing(known, supposed));
  const option = poll.options.find(({ optionId }) => optionId === best?.optionId);
  if (!best || !option) return null;
  const date = longSpan(option.starts, option.minutes, language);
  return (
    <div className={styles.outcome} role="status">
      <Text weight="semibold">{option.rank === 1 ? text.same(date) : text.best(date)}</Text>
      <Text>{reasonSentence(best.reason, language)}</Text>
    </div>
  );
}
