import {
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AnswerBy as Answerer } from '../../src/placements/rules/capacity.ts';
import { newRoundText } from '../../src/text/tabs/placements.ts';
import { useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { AnswerBy } from './answer-by.tsx';
import type { DraftFault, DraftRound } from './draft-round.ts';
import { VariantFields } from './variant-fields.tsx';

export const useRoundStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '44rem' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  end: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
});

export interface PartProps {
  draft: DraftRound;
  set: (part: Partial<DraftRound>) => void;
}

/** Until when boards can answer. */
export function DeadlineFields({ draft, set }: PartProps) {
  const text = useText(newRoundText);
  return (
    <AnswerBy
      label={text.deadline}
      at={text.deadlineTime}
      value={{ day: draft.deadlineDate, time: draft.deadlineTime }}
      onChange={({ day, time }) => set({ deadlineDate: day, deadlineTime: time })}
    />
  );
}

/** All that can be chosen as long as nobody has been asked; `before` comes first in the line of the period. */
export function WholeRound({
  draft,
  set,
  before,
  withDemand,
}: PartProps & { before?: ReactNode; withDemand: boolean }) {
  const styles = useRoundStyles();
  const text = useText(newRoundText);
  return (
    <>
      <div className={styles.row}>
        {before}
        <Field label={text.period} required>
          <Input value={draft.period} maxLength={60} onChange={(_, { value }) => set({ period: value })} />
        </Field>
        <Field label={text.startsOn}>
          <Input type="date" value={draft.startsOn} onChange={(_, { value }) => set({ startsOn: value })} />
        </Field>
      </div>
      <DeadlineFields draft={draft} set={set} />
      <Field label={text.answerBy}>
        <RadioGroup value={draft.answerBy} onChange={(_, { value }) => set({ answerBy: value as Answerer })}>
          <Radio value="board" label={text.answerByBoard} />
          <Radio value="school" label={text.answerBySchool} />
        </RadioGroup>
      </Field>
      <Section title={text.variants}>
        <Text>{text.variantsHint}</Text>
        <VariantFields variants={draft.variants} withDemand={withDemand} onChange={(variants) => set({ variants })} />
      </Section>
    </>
  );
}

/** What boards read with the question. */
export function ExplanationField({ draft, set }: PartProps) {
  const text = useText(newRoundText);
  return (
    <Field label={text.explanation}>
      <Textarea
        value={draft.explanation}
        maxLength={2000}
        resize="vertical"
        onChange={(_, { value }) => set({ explanation: value })}
      />
    </Field>
  );
}

/** What has to be mended first. */
export function DraftFaultBar({ fault }: { fault: DraftFault | null }) {
  const text = useText(newRoundText);
  if (!fault) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{text.faults[fault]}</MessageBarBody>
    </MessageBar>
  );
}
