import { Button, Field, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { CreateRoundBody, RoundDashboard, RoundList } from '../../src/placements/schema.ts';
import { newRoundText, placementsText } from '../../src/text/tabs/placements.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { useNow } from '../shell/use-now.ts';
import { type DraftFault, type DraftRound, draftRound, faultOf, roundBody } from './draft-round.ts';
import { DraftFaultBar, ExplanationField, type PartProps, useRoundStyles, WholeRound } from './round-fields.tsx';

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
  const styles = useRoundStyles();
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
      <WholeRound draft={draft} set={set} withDemand before={<SchoolYear draft={draft} set={set} />} />
      <ExplanationField draft={draft} set={set} />
      <div className={styles.end}>
        <DraftFaultBar fault={fault} />
        <Refused error={create.error} />
        <Text>{text.next}</Text>
        <Button type="submit" appearance="primary" size="large" disabled={create.isPending}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}

function SchoolYear({ draft, set }: PartProps) {
  const text = useText(newRoundText);
  const years = [draft.firstYear - 1, draft.firstYear, draft.firstYear + 1];
  return (
    <Field label={text.year}>
      <Select value={String(draft.schoolYear)} onChange={(_, { value }) => set({ schoolYear: Number(value) })}>
        {years.map((year) => (
          <option key={year} value={year}>
            {text.yearName(year)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
