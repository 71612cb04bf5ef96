import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type {
  RegistrationOverview,
  SchemeSettings,
  SchemeSettingView,
} from '../../../src/placements/schema-registration.ts';
import { longDate } from '../../../src/text/format.ts';
import { euros } from '../../../src/text/registration.ts';
import { registrationText } from '../../../src/text/tabs/registration.ts';
import { PlainTable } from '../../people/plain-table.tsx';
import { useApp, useText } from '../../shell/app-context.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';
import { SchemeForm } from './scheme-form.tsx';

/** What the scheme says from which day; changed and added here, with what that does in euros. */
export function Scheme({ overview }: { overview: RegistrationOverview }) {
  const text = useText(registrationText);
  const panel = usePanelStyles();
  const { api, at, language } = useApp();
  const query = useRead<SchemeSettings>('/scheme-settings');
  const [changing, change] = useState<SchemeSettingView | 'new' | null>(null);
  const [removing, ask] = useState<SchemeSettingView | null>(null);
  const remove = useChange((id: string) => api.remove(at(`/scheme-settings/${id}`)));
  const day = (date: string) => longDate(date, language);
  return (
    <div className={panel.stack}>
      <Text>{text.schemeHelp}</Text>
      <Loaded query={query} rows={2} height={40}>
        {({ settings }) => (
          <>
            {settings.length === 0 ? (
              <Text>{text.schemeNone}</Text>
            ) : (
              <PlainTable
                caption={text.scheme}
                items={settings}
                keyOf={({ id }) => id}
                columns={[
                  { heading: text.schemeColumns.from, cell: ({ validFrom }) => day(validFrom) },
                  { heading: text.schemeColumns.amount, cell: ({ amountCents }) => euros(amountCents, language) },
                  { heading: text.schemeColumns.minimum, cell: ({ minimumPerRegion }) => minimumPerRegion },
                  { heading: text.schemeColumns.day, cell: ({ countingDay }) => text.day(countingDay) },
                  {
                    heading: text.schemeColumns.act,
                    cell: (setting) => (
                      <span className={panel.actions}>
                        <Button
                          size="small"
                          aria-label={text.changeSchemeOf(day(setting.validFrom))}
                          onClick={() => change(setting)}
                        >
                          {text.changeScheme}
                        </Button>
                        <Button
                          size="small"
                          appearance="subtle"
                          aria-label={text.removeSchemeOf(day(setting.validFrom))}
                          onClick={() => ask(setting)}
                        >
                          {text.removeScheme}
                        </Button>
                      </span>
                    ),
                  },
                ]}
              />
            )}
            {changing === null ? (
              <div>
                <Button onClick={() => change('new')}>{text.addScheme}</Button>
              </div>
            ) : (
              <SchemeForm
                key={changing === 'new' ? 'new' : changing.id}
                overview={overview}
                from={changing === 'new' ? (settings[0] ?? null) : changing}
                fixed={changing !== 'new'}
                onDone={() => change(null)}
              />
            )}
          </>
        )}
      </Loaded>
      {removing && (
        <ConfirmDialog
          title={text.removeSchemeTitle(day(removing.validFrom))}
          confirm={text.removeScheme}
          cancel={text.keep}
          busy={remove.isPending}
          error={remove.error}
          onClose={() => {
            remove.reset();
            ask(null);
          }}
          onConfirm={() => remove.mutate(removing.id, { onSuccess: () => ask(null) })}
        >
          {text.removeSchemeBody}
        </ConfirmDialog>
      )}
    </div>
  );
}
