import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { longDate } from '../../src/text/format.ts';
import { planPollText } from '../../src/text/tabs/meetings.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';

const useStyles = makeStyles({
  moment: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
});

/** Until when a poll can be answered. */
interface Deadline {
  deadlineDate: string;
  deadlineTime: string;
  closeWhenAnswered: boolean;
}

interface DeadlineProps {
  draft: Deadline;
  set: (part: Partial<Deadline>) => void;
  children?: ReactNode;
}

/** The part of a form in which a poll gets its deadline; `children` stand below it. */
export function DeadlineSection({ draft, set, children }: DeadlineProps) {
  const styles = useStyles();
  const text = useText(planPollText);
  const { language } = useApp();
  return (
    <Section title={text.deadline}>
      <div className={styles.moment}>
        <Field label={text.date} required hint={draft.deadlineDate && longDate(draft.deadlineDate, language)}>
          <Input type="date" value={draft.deadlineDate} onChange={(_, { value }) => set({ deadlineDate: value })} />
        </Field>
        <Field label={text.deadlineTime} required>
          <Input type="time" value={draft.deadlineTime} onChange={(_, { value }) => set({ deadlineTime: value })} />
        </Field>
      </div>
      <Field hint={text.closeWhenAnsweredHint}>
        <Checkbox
          label={text.closeWhenAnswered}
          checked={draft.closeWhenAnswered}
          onChange={(_, { checked }) => set({ closeWhenAnswered: checked === true })}
        />
      </Field>
      {children}
    </Section>
  );
}
