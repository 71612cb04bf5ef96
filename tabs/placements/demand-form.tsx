import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { DemandBody, RoundDashboard } from '../../src/placements/schema.ts';
import type { DemandView } from '../../src/placements/schema-demand.ts';
import { demandText } from '../../src/text/demand.ts';
import { newRoundText, placementsText } from '../../src/text/tabs/placements.ts';
import { PlainTable } from '../people/plain-table.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { Loading, Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { optionalWhole } from './numbers.ts';

const useStyles = makeStyles({
  fill: { width: '100%', minWidth: 0 },
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(11rem, 1fr))',
    gap: tokens.spacingHorizontalM,
    width: '100%',
  },
  cell: { width: '6rem', minWidth: 0 },
});

type Variants = RoundDashboard['round']['variants'];
/** What is typed, by variant, or by variant and place. */
type Typed = ReadonlyMap<string, string>;
type Division = 'kring' | 'region';

const cellKey = (variantId: string, placeId: string): string => `${variantId} ${placeId}`;

/** How many places the institute needs per variant, and where that is known, per kring or onderwijsregio. */
export default function DemandForm({ dashboard, onDone }: { dashboard: RoundDashboard; onDone: () => void }) {
  const known = useRead<DemandView>(`/placement-rounds/${dashboard.round.id}/demand`);
  if (known.error) return <Refused error={known.error} />;
  return known.data ? <Form dashboard={dashboard} known={known.data} onDone={onDone} /> : <Loading rows={2} />;
}

function Form({ dashboard, known, onDone }: { dashboard: RoundDashboard; known: DemandView; onDone: () => void }) {
  const styles = useStyles();
  const text = useText(placementsText);
  const say = useText(demandText);
  const { faults } = useText(newRoundText);
  const { api, at } = useApp();
  const { variants } = dashboard.round;
  const [typed, setTyped] = useState<Typed>(() => whatIsKnown(variants, known));
  const [division, setDivision] = useState<Division | ''>('');
  const [fault, setFault] = useState(false);
  const save = useChange((body: DemandBody) => api.put(at(`/placement-rounds/${dashboard.round.id}/demand`), body));
  const type = (key: string, value: string) => setTyped(new Map(typed).set(key, value));
  const submit = () => {
    const body = bodyOf(variants, known, typed, division);
    setFault(body === null);
    if (body) save.mutate(body, { onSuccess: onDone });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Text weight="semibold">{say.ask}</Text>
      <div className={styles.fields}>
        {variants.map(({ id, name }) => (
          <Field key={id} label={name}>
            <Input
              className={styles.fill}
              inputMode="numeric"
              value={typed.get(id) ?? ''}
              onChange={(_, { value }) => type(id, value)}
            />
          </Field>
        ))}
      </div>
      <Field label={say.divide} hint={say.divideHint}>
        <Select value={division} onChange={(_, { value }) => setDivision(value as Division | '')}>
          <option value="">{say.divisions.none}</option>
          {known.kringen.length > 0 && <option value="kring">{say.divisions.kring}</option>}
          {known.regions.length > 0 && <option value="region">{say.divisions.region}</option>}
        </Select>
      </Field>
      {division !== '' && (
        <Places
          places={placesOf(known, division)}
          variants={variants}
          division={division}
          typed={typed}
          onType={type}
        />
      )}
      {fault && (
        <MessageBar intent="error" role="alert">
          <MessageBarBody>{faults.demand}</MessageBarBody>
        </MessageBar>
      )}
      <Refused error={save.error} />
      <Button type="submit" disabled={save.isPending}>
        {text.saveDemand}
      </Button>
    </form>
  );
}

interface PlacesProps {
  places: DemandView['kringen'];
  variants: Variants;
  division: Division;
  typed: Typed;
  onType: (key: string, value: string) => void;
}

function Places({ places, variants, division, typed, onType }: PlacesProps) {
  const styles = useStyles();
  const say = useText(demandText);
  return (
    <PlainTable
      caption={say.divisions[division]}
      items={places}
      keyOf={({ id }) => id}
      columns={[
        { heading: say.placeColumns[division], cell: ({ name }) => name },
        ...variants.map((variant) => ({
          heading: variant.name,
          cell: ({ id, name }: DemandView['kringen'][number]) => (
            <Input
              className={styles.cell}
              inputMode="numeric"
              aria-label={`${name}, ${variant.name}`}
              value={typed.get(cellKey(variant.id, id)) ?? ''}
              onChange={(_, { value }) => onType(cellKey(variant.id, id), value)}
            />
          ),
        })),
      ]}
    />
  );
}

function placesOf(known: DemandView, division: Division): DemandView['kringen'] {
  return division === 'kring' ? known.kringen : known.regions;
}

function whatIsKnown(variants: Variants, { lines }: DemandView): Typed {
  return new Map([
    ...variants.map(({ id, demand }): [string, string] => [id, String(demand ?? '')]),
    ...lines.map(({ variantId, placeId, students }): [string, string] => [
      cellKey(variantId, placeId),
      String(students),
    ]),
  ]);
}

/** What is saved: the whole, and of the division that is shown every place; null: something is no whole number. */
function bodyOf(variants: Variants, known: DemandView, typed: Typed, division: Division | ''): DemandBody | null {
  const whole = (key: string) => optionalWhole(typed.get(key) ?? '');
  const demand = variants.map(({ id }) => ({ variantId: id, demand: whole(id) }));
  const places = division === '' ? [] : placesOf(known, division);
  const divided = variants.flatMap(({ id }) =>
    places.map((place) => ({ variantId: id, placeId: place.id, students: whole(cellKey(id, place.id)) })),
  );
  if (demand.some((line) => line.demand === undefined)) return null;
  if (divided.some((line) => line.students === undefined)) return null;
  const at = divided.map(({ variantId, placeId, students }) => ({ variantId, placeId, students: students ?? null }));
  return {
    demand: demand.map((line) => ({ ...line, demand: line.demand ?? null })),
    ...(division === 'kring' ? { regions: at.map(({ placeId, ...line }) => ({ ...line, kringId: placeId })) } : {}),
    ...(division === 'region'
      ? { educationRegions: at.map(({ placeId, ...line }) => ({ ...line, regionId: placeId })) }
      : {}),
  };
}
