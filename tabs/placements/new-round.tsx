import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerBy } from '../../src/placements/rules/capacity.ts';
import type { CreateRoundBody, RoundDashboard, RoundList } from '../../src/placements/schema.ts';
import { newRoundText, placementsText } from '../../src/text/tabs/placements.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { useNow } from '../shell/use-now.ts';
import { type DraftFault, type DraftRound, draftRound, faultOf, roundBody } from './draft-round.ts';
import { VariantFields } from './variant-fields.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '44rem' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  end: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
});

/** Starts a round as a draft, copied from the latest one where there is one. */
export default function NewRoundScreen() {
  const text = useText(newRoundText);
  const rounds = useRead<RoundList>('/placement-rounds');
  return (
    <Screen title={text.title} back="/tab/plaatsing">
      <Loaded query={rounds} rows={5} height={56}>
        {(list) => <WithLatest latestId={list.rounds.find(({ state }) => state !== 'cancelled')?.id ?? null} />}
      </Loaded>
    </Screen>
  );
}

function WithLatest({ latestId }: { latestId: string | null }) {
  const latest = useRead<RoundDashboard>(`/placement-rounds/${latestId}`, { enabled: latestId !== null });
  if (latestId === null) return <RoundForm latest={null} />;
  return <Loaded query={latest}>{(dashboard) => <RoundForm latest={dashboard.round} />}</Loaded>;
}

function RoundForm({ latest }: { latest: RoundDashboard['round'] | null }) {
  const styles = useStyles();
  const text = useText(newRoundText);
  const { roundName } = useText(placementsText);
  const { api, at } = useApp();
  const now = useNow();
  const [draft, setDraft] = useState(() => draftRound(latest, now(), text));
  const [fault, setFault] = useState<DraftFault | null>(null);
  const create = useChange((body: CreateRoundBody) => api.post<RoundDashboard>(at('/placement-rounds'), body));
  const set = (part: Partial<DraftRound>) => setDraft({ ...draft, ...part });
  const submit = () => {
    const found = faultOf(draft, now());
    setFault(found);
    if (found) return;
    create.mutate(roundBody(draft, latest?.id ?? null), {
      onSuccess: ({ round }) => goTo(`/tab/plaatsing/ronde/${round.id}`, { replace: true }),
    });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {latest && <Text>{text.copied(roundName(latest.schoolYear, latest.period))}</Text>}
      <When draft={draft} set={set} />
      <Section title={text.variants}>
        <Text>{text.variantsHint}</Text>
        <VariantFields variants={draft.variants} onChange={(variants) => set({ variants })} />
      </Section>
      <Field label={text.explanation}>
        <Textarea
          value={draft.explanation}
          maxLength={2000}
          resize="vertical"
          onChange={(_, { value }) => set({ explanation: value })}
        />
      </Field>
      <div className={styles.end}>
        {fault && (
          <MessageBar intent="error" layout="multiline" role="alert">
            <MessageBarBody>{text.faults[fault]}</MessageBarBody>
          </MessageBar>
        )}
        <Refused error={create.error} />
        <Text>{text.next}</Text>
        <Button type="submit" appearance="primary" size="large" disabled={create.isPending}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}

function When({ draft, set }: { draft: DraftRound; set: (part: Partial<DraftRound>) => void }) {
  const styles = useStyles();
  const text = useText(newRoundText);
  const years = [draft.firstYear - 1, draft.firstYear, draft.firstYear + 1];
  return (
    <>
      <div className={styles.row}>
        <Field label={text.year}>
          <Select value={String(draft.schoolYear)} onChange={(_, { value }) => set({ schoolYear: Number(value) })}>
            {years.map((year) => (
              <option key={year} value={year}>
                {text.yearName(year)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={text.period} required>
          <Input value={draft.period} maxLength={60} onChange={(_, { value }) => set({ period: value })} />
        </Field>
      </div>
      <div className={styles.row}>
        <Field label={text.deadline} required>
          <Input type="date" value={draft.deadlineDate} onChange={(_, { value }) => set({ deadlineDate: value })} />
        </Field>
        <Field label={text.deadlineTime} required>
          <Input type="time" value={draft.deadlineTime} onChange={(_, { value }) => set({ deadlineTime: value })} />
        </Field>
        <Field label={text.startsOn}>
          <Input type="date" value={draft.startsOn} onChange={(_, { value }) => set({ startsOn: value })} />
        </Field>
      </div>
      <Field label={text.answerBy}>
        <RadioGroup value={draft.answerBy} onChange={(_, { value }) => set({ answerBy: value as AnswerBy })}>
          <Radio value="board" label={text.answerByBoard} />
          <Radio value="school" label={text.answerBySchool} />
        </RadioGroup>
      </Field>
    </>
  );
}
