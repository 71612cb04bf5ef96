import { Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchemeEffect, SchemeSetting } from '../../../src/placements/rules/registration/scheme.ts';
import type { RegistrationOverview } from '../../../src/placements/schema-registration.ts';
import { MONTHS } from '../../../src/text/format.ts';
import { schoolYearName } from '../../../src/text/placements.ts';
import { euros } from '../../../src/text/registration.ts';
import { registrationText } from '../../../src/text/tabs/registration.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Refused } from '../../shell/states.tsx';
import { useChange } from '../../shell/use-api.ts';
import { centsOf, typedEuros } from './money.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 14rem), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
});

interface FormProps {
  overview: RegistrationOverview;
  /** What the fields begin with; null: the usual counting date and nothing else. */
  from: SchemeSetting | null;
  /** True: this setting is changed, so that its first day stays. */
  fixed: boolean;
  onDone: () => void;
}

/** One setting of the scheme; what is typed wrong is said by the service, which keeps nothing of it. */
export function SchemeForm({ overview, from, fixed, onDone }: FormProps) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(registrationText);
  const { api, at, language } = useApp();
  const { schoolYear } = overview;
  const [validFrom, setFrom] = useState(fixed && from ? from.validFrom : `${schoolYear}-08-01`);
  const [amount, setAmount] = useState(from ? typedEuros(from.amountCents) : '');
  const [minimum, setMinimum] = useState(from ? String(from.minimumPerRegion) : '');
  const [day, setDay] = useState(String(Number(from?.countingDay.slice(3) ?? 1)));
  const [month, setMonth] = useState(from?.countingDay.slice(0, 2) ?? '10');
  const setting: SchemeSetting = {
    validFrom,
    // Nonsense becomes a number that the service refuses in words.
    amountCents: centsOf(amount) ?? -1,
    minimumPerRegion: /^\d{1,5}$/.test(minimum.trim()) ? Number(minimum) : -1,
    countingDay: `${month}-${day.trim().padStart(2, '0')}`,
  };
  const tried = useMutation({
    mutationFn: (body: SchemeSetting) =>
      api.post<{ effect: SchemeEffect | null; now: SchemeEffect | null }>(
        at(`/registrations/${schoolYear}/effect`),
        body,
      ),
  });
  const save = useChange((body: SchemeSetting) => api.put(at('/scheme-settings'), body));
  const year = schoolYearName(schoolYear);
  const say = (effect: SchemeEffect | null) => euros(effect?.cents ?? 0, language);
  return (
    <form
      className={panel.panel}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(setting, { onSuccess: onDone });
      }}
    >
      <div className={styles.fields}>
        <Field label={text.validFrom}>
          <Input type="date" value={validFrom} disabled={fixed} onChange={(_, { value }) => setFrom(value)} />
        </Field>
        <Field label={text.amount}>
          <Input inputMode="decimal" value={amount} onChange={(_, { value }) => setAmount(value)} />
        </Field>
        <Field label={text.minimum}>
          <Input inputMode="numeric" value={minimum} onChange={(_, { value }) => setMinimum(value)} />
        </Field>
        <Field label={text.countingDay}>
          <Input inputMode="numeric" value={day} onChange={(_, { value }) => setDay(value)} />
        </Field>
        <Field label={text.countingMonth}>
          <Select value={month} onChange={(_, { value }) => setMonth(value)}>
            {MONTHS[language].map((name, index) => (
              <option key={name} value={String(index + 1).padStart(2, '0')}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {tried.data && (
        <Text role="status">
          {tried.data.effect ? text.tried(year, say(tried.data.now), say(tried.data.effect)) : text.triedOther(year)}
        </Text>
      )}
      <Refused error={save.error ?? tried.error} />
      <div className={panel.actions}>
        <Button type="submit" appearance="primary" disabled={save.isPending}>
          {text.save}
        </Button>
        <Button disabled={tried.isPending} onClick={() => tried.mutate(setting)}>
          {text.tryOut}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {text.keep}
        </Button>
      </div>
    </form>
  );
}
