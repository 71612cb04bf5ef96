import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ClockReading, call } from './api.ts';
import { clockText, dayOf } from './dates.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
/** The shown minute may lag behind by this long. */
const TICK_MS = 5_000;

const useStyles = makeStyles({
  surface: { display: 'grid', gap: tokens.spacingVerticalM, width: '260px' },
  steps: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  time: { display: 'grid', gridTemplateColumns: '1fr auto', gap: tokens.spacingHorizontalS, alignItems: 'end' },
  now: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

/** The virtual time as it goes on, for whoever shows something relative to it. */
export function useNow(): string {
  const { data } = useQuery({ queryKey: ['clock'], queryFn: () => call<ClockReading>('GET', '/clock') });
  const offset = data?.offsetMs ?? 0;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return new Date(Math.max(now, Date.now() - TICK_MS) + offset).toISOString();
}

/** What time it is in the stand-in, and moving it forward. */
export function ClockControl({ narrow }: { narrow: boolean }) {
  const styles = useStyles();
  const now = useNow();
  const queries = useQueryClient();
  const [target, setTarget] = useState('');
  const move = useMutation({
    mutationFn: (to: { minutes: number } | { local: string }) => call<ClockReading>('POST', '/clock', to),
    onSuccess: () => queries.invalidateQueries(),
  });
  const forward = (minutes: number) => move.mutate({ minutes });
  const steps: [string, number][] = [
    ['Een uur verder', HOUR],
    ['Een dag verder', DAY],
    ['Een week verder', 7 * DAY],
  ];
  return (
    <>
      <Popover trapFocus>
        <PopoverTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<ClockRegular />}
            aria-label={`Klok: ${clockText(now)}. Zet de klok vooruit`}
          >
            <span className={styles.now}>{clockText(now)}</span>
          </Button>
        </PopoverTrigger>
        <PopoverSurface className={styles.surface} aria-label="Klok">
          <Text>De klok van de oefenomgeving loopt gewoon door. Je kunt haar alleen vooruit zetten.</Text>
          <div className={styles.steps}>
            {steps.map(([label, minutes]) => (
              <Button key={label} onClick={() => forward(minutes)} disabled={move.isPending}>
                {label}
              </Button>
            ))}
          </div>
          <Field label="Naar datum en tijd">
            <Input
              type="datetime-local"
              min={`${dayOf(now)}T00:00`}
              value={target}
              onChange={(_event, { value }) => setTarget(value)}
            />
          </Field>
          <Button
            appearance="primary"
            disabled={!target || move.isPending}
            onClick={() => move.mutate({ local: target })}
          >
            Zet de klok
          </Button>
          {move.isError ? (
            <MessageBar intent="warning">
              <MessageBarBody>Dat moment is al voorbij. Kies een later moment.</MessageBarBody>
            </MessageBar>
          ) : null}
        </PopoverSurface>
      </Popover>
      {narrow ? null : (
        <Button size="small" onClick={() => forward(DAY)} disabled={move.isPending}>
          Een dag verder
        </Button>
      )}
    </>
  );
}
