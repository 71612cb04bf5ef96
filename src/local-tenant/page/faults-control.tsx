import {
  Badge,
  Button,
  Field,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Select,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type Faults } from './api.ts';

const useStyles = makeStyles({
  button: { minWidth: 'auto' },
  surface: { display: 'grid', gap: tokens.spacingVerticalM, width: '280px', maxHeight: '80vh', overflowY: 'auto' },
});

const RATES: [number, string][] = [
  [0, 'Nooit'],
  [0.1, 'Soms (1 op 10)'],
  [0.5, 'Vaak (1 op 2)'],
  [1, 'Altijd'],
];

const RATE_FIELDS: ['throttle' | 'serverError' | 'timeoutAfterSuccess' | 'doubleDelivery', string, string][] = [
  ['throttle', 'Te druk', 'Verzoeken worden geweigerd: probeer het later.'],
  ['serverError', 'Fout bij Microsoft', 'Verzoeken mislukken.'],
  ['timeoutAfterSuccess', 'Antwoord raakt weg', 'Het werk is gedaan, maar de app hoort het niet.'],
  ['doubleDelivery', 'Dubbel bezorgd', 'De app krijgt een bericht of klik twee keer.'],
];

const OUTAGES: [Faults['outage'], string][] = [
  ['none', 'Alles werkt'],
  ['graph', 'Mail en agenda zijn weg'],
  ['channel', 'Chat is weg'],
  ['all', 'Alles is weg'],
];

const DELAYS: [number, string][] = [
  [0, 'Geen vertraging'],
  [500, 'Een halve seconde'],
  [2_000, 'Twee seconden'],
  [10_000, 'Tien seconden'],
];

const WORKING: Faults = {
  throttle: 0,
  outage: 'none',
  slowMs: 0,
  serverError: 0,
  timeoutAfterSuccess: 0,
  doubleDelivery: 0,
};

/** What is broken on purpose, to see how the app copes. */
export function FaultsControl({ narrow }: { narrow: boolean }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const { data: faults = WORKING } = useQuery({ queryKey: ['faults'], queryFn: () => call<Faults>('GET', '/faults') });
  const change = useMutation({
    mutationFn: (part: Partial<Faults>) => call<Faults>('PUT', '/faults', part),
    onSuccess: (data) => queries.setQueryData(['faults'], data),
  });
  const broken = Object.entries(WORKING).filter(([name, value]) => faults[name as keyof Faults] !== value).length;
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          appearance="subtle"
          icon={<PlugDisconnectedRegular />}
          aria-label={broken ? `Storingen: ${broken} aan` : 'Storingen'}
        >
          {narrow ? null : 'Storingen'}
          {broken ? <Badge color="warning">{broken}</Badge> : null}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label="Storingen">
        <Subtitle2 as="h2">Storingen oefenen</Subtitle2>
        <Choice
          label="Uitval"
          value={faults.outage}
          options={OUTAGES}
          onChoose={(outage) => change.mutate({ outage })}
        />
        <Choice label="Traag" value={faults.slowMs} options={DELAYS} onChoose={(slowMs) => change.mutate({ slowMs })} />
        {RATE_FIELDS.map(([name, label, hint]) => (
          <Choice
            key={name}
            label={label}
            hint={hint}
            value={faults[name]}
            options={RATES}
            onChoose={(rate) => change.mutate({ [name]: rate })}
          />
        ))}
        <Button appearance="primary" disabled={!broken} onClick={() => change.mutate(WORKING)}>
          Laat alles weer werken
        </Button>
      </PopoverSurface>
    </Popover>
  );
}

interface ChoiceProps<T extends string | number> {
  label: string;
  hint?: string;
  value: T;
  options: [T, string][];
  onChoose: (value: T) => void;
}

function Choice<T extends string | number>({ label, hint, value, options, onChoose }: ChoiceProps<T>) {
  // A script may have set a value that is not on the list.
  const known = options.some(([option]) => option === value);
  const shown = known ? options : [...options, [value, String(value)] as [T, string]];
  return (
    <Field label={label} hint={hint}>
      <Select
        value={String(value)}
        onChange={(_event, data) => {
          const chosen = shown.find(([option]) => String(option) === data.value);
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {shown.map(([option, text]) => (
          <option key={String(option)} value={String(option)}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
