import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FrozenRegistration, RegistrationOverview } from '../../../src/placements/schema-registration.ts';
import { longDate, shortMoment } from '../../../src/text/format.ts';
import { euros, exportFileName } from '../../../src/text/registration.ts';
import { registrationText } from '../../../src/text/tabs/registration.ts';
import { toLocal } from '../../../src/time/local.ts';
import { PlainTable } from '../../people/plain-table.tsx';
import { useApp, useText } from '../../shell/app-context.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../../shell/panel.ts';
import { Refused } from '../../shell/states.tsx';
import { useChange, useRefreshAll } from '../../shell/use-api.ts';

type Format = 'xlsx' | 'csv';

/** Freeze a year, see the versions, and take out one of them or the draft. */
export function Freezing({ overview }: { overview: RegistrationOverview }) {
  const text = useText(registrationText);
  const panel = usePanelStyles();
  const { api, at, language } = useApp();
  const [asking, ask] = useState(false);
  const { schoolYear, frozen, effect, countingDate, mayFreeze } = overview;
  const base = `/registrations/${schoolYear}`;
  const refresh = useRefreshAll();
  const take = useMutation({
    mutationFn: ({ format, of }: { format: Format; of: FrozenRegistration | null }) =>
      api.download(
        at(`${base}/export?format=${format}${of ? `&registrationId=${of.id}` : ''}`),
        exportFileName({ schoolYear, kind: of ? 'frozen' : 'draft', version: of?.version ?? 0 }, format),
      ),
    onSuccess: refresh,
  });
  const freeze = useChange((reason: string) => api.post(at(`${base}/freeze`), { reason }));
  const some = effect !== null && overview.placements > 0;
  return (
    <div className={panel.stack}>
      {frozen.length > 0 && <Versions frozen={frozen} busy={take.isPending} onTake={take.mutate} />}
      <div className={panel.actions}>
        {some && mayFreeze && (
          <Button appearance="primary" onClick={() => ask(true)}>
            {text.freeze}
          </Button>
        )}
        {some &&
          (['xlsx', 'csv'] as const).map((format) => (
            <Button key={format} disabled={take.isPending} onClick={() => take.mutate({ format, of: null })}>
              {format === 'xlsx' ? text.draftXlsx : text.draftCsv}
            </Button>
          ))}
      </div>
      {some && !mayFreeze && countingDate && <Text>{text.freezeEarly(longDate(countingDate, language))}</Text>}
      <Refused error={take.error} />
      {asking && effect && (
        <FreezeDialog
          students={effect.students}
          worth={euros(effect.cents, language)}
          again={frozen.length > 0}
          busy={freeze.isPending}
          error={freeze.error}
          onClose={() => {
            freeze.reset();
            ask(false);
          }}
          onFreeze={(reason) => freeze.mutate(reason, { onSuccess: () => ask(false) })}
        />
      )}
    </div>
  );
}

interface VersionsProps {
  frozen: readonly FrozenRegistration[];
  busy: boolean;
  onTake: (what: { format: Format; of: FrozenRegistration }) => void;
}

function Versions({ frozen, busy, onTake }: VersionsProps) {
  const text = useText(registrationText);
  const panel = usePanelStyles();
  const { language } = useApp();
  return (
    <div className={panel.panel}>
      <PlainTable
        caption={text.freezing}
        items={frozen}
        keyOf={({ id }) => id}
        columns={[
          { heading: text.versionColumns.version, cell: ({ version }) => text.version(version) },
          {
            heading: text.versionColumns.when,
            cell: ({ frozenAt, frozenBy, reason, checksum }) => (
              <span className={panel.lines}>
                <span>{text.by(shortMoment(toLocal(frozenAt), language), frozenBy)}</span>
                {reason && <span>{reason}</span>}
                <span className={panel.subtle}>{text.checksum(checksum.slice(0, 16))}</span>
              </span>
            ),
          },
          { heading: text.versionColumns.counted, cell: ({ counted, lines }) => `${counted} / ${lines}` },
          { heading: text.versionColumns.euros, cell: ({ effect }) => euros(effect.cents, language) },
          {
            heading: text.versionColumns.out,
            cell: (of) =>
              of.erased ? (
                text.erased
              ) : (
                <span className={panel.actions}>
                  <Button
                    size="small"
                    disabled={busy}
                    aria-label={text.excelOf(of.version)}
                    onClick={() => onTake({ format: 'xlsx', of })}
                  >
                    {text.excel}
                  </Button>
                  <Button
                    size="small"
                    disabled={busy}
                    aria-label={text.csvOf(of.version)}
                    onClick={() => onTake({ format: 'csv', of })}
                  >
                    {text.csv}
                  </Button>
                </span>
              ),
          },
        ]}
      />
    </div>
  );
}

interface FreezeProps {
  students: number;
  worth: string;
  again: boolean;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onFreeze: (reason: string) => void;
}

function FreezeDialog({ students, worth, again, busy, error, onClose, onFreeze }: FreezeProps) {
  const text = useText(registrationText);
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      title={text.freezeTitle}
      confirm={text.freeze}
      cancel={text.keep}
      busy={busy}
      disabled={again && reason.trim() === ''}
      error={error}
      onClose={onClose}
      onConfirm={() => onFreeze(reason)}
    >
      <Text>{text.freezeBody(students, worth)}</Text>
      {again && (
        <Field label={text.reason} hint={text.freezeAgain} required>
          <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
        </Field>
      )}
    </ConfirmDialog>
  );
}
