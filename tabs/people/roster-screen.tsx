import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RosterImport, RosterPreview } from '../../src/people/schema.ts';
import { longDate } from '../../src/text/format.ts';
import { rosterText } from '../../src/text/tabs/people.ts';
import { localDate } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Screen } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { TemplateButton } from './downloads.tsx';
import { DropArea } from './drop-area.tsx';
import { FaultList } from './fault-list.tsx';
import { ImportProgress } from './import-progress.tsx';
import { RosterChanges } from './roster-changes.tsx';

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  subtle: { color: tokens.colorNeutralForeground2 },
});

/** Choose a file, see what is wrong or what changes, import, and follow it until it is done. */
export default function RosterScreen() {
  const styles = useStyles();
  const text = useText(rosterText);
  const latest = useRead<{ import: RosterImport | null }>('/roster/imports/latest');
  const [started, setStarted] = useState<string | null>(null);
  const running = latest.data?.import;
  // Whoever comes back while an import runs sees how far it is.
  const followed =
    started ?? (running && (running.state === 'queued' || running.state === 'running') ? running.importId : null);
  return (
    <Screen title={text.title} back="/tab/deelnemers">
      <div className={styles.steps}>
        {followed ? (
          <ImportProgress importId={followed} onAgain={() => setStarted(null)} />
        ) : (
          <Upload latest={running ?? null} onStarted={setStarted} />
        )}
      </div>
    </Screen>
  );
}

function Upload({ latest, onStarted }: { latest: RosterImport | null; onStarted: (importId: string) => void }) {
  const styles = useStyles();
  const text = useText(rosterText);
  const { api, at } = useApp();
  const check = useMutation({
    mutationFn: (files: readonly File[]) => api.uploadAll<RosterPreview>(at('/roster/preview'), files),
  });
  const start = useChange((importId: string) => api.post<RosterImport>(at('/roster/imports'), { importId }));
  if (check.isPending) {
    return <Spinner label={text.checking} labelPosition="after" style={{ justifyContent: 'flex-start' }} />;
  }
  if (check.data) {
    return (
      <Outcome
        preview={check.data}
        busy={start.isPending}
        error={start.error}
        onAgain={() => check.reset()}
        onImport={(importId) => start.mutate(importId, { onSuccess: () => onStarted(importId) })}
      />
    );
  }
  return (
    <>
      <Text>{text.intro}</Text>
      <DropArea onFiles={(files) => check.mutate(files)} />
      <Refused error={check.error} />
      <div className={styles.row}>
        <TemplateButton />
        {latest?.finishedAt && <LastImport latest={latest} at={latest.finishedAt} />}
      </div>
    </>
  );
}

function LastImport({ latest, at }: { latest: RosterImport; at: string }) {
  const styles = useStyles();
  const { language } = useApp();
  const text = useText(rosterText);
  return (
    <Text className={styles.subtle}>{text.last(longDate(localDate(at), language), latest.byName ?? text.system)}</Text>
  );
}

interface OutcomeProps {
  preview: RosterPreview;
  busy: boolean;
  error: unknown;
  onAgain: () => void;
  onImport: (importId: string) => void;
}

function Outcome({ preview, busy, error, onAgain, onImport }: OutcomeProps) {
  const styles = useStyles();
  const text = useText(rosterText);
  const { importId } = preview;
  // Above the lists: those can be thousands of lines long.
  const actions = (
    <>
      <div className={styles.row}>
        {importId !== null && (
          <Button appearance="primary" disabled={busy} onClick={() => onImport(importId)}>
            {text.import}
          </Button>
        )}
        <Button disabled={busy} onClick={onAgain}>
          {text.again}
        </Button>
      </div>
      <Refused error={error} />
    </>
  );
  return preview.faults.length > 0 ? (
    <FaultList preview={preview} actions={actions} />
  ) : (
    <RosterChanges preview={preview} actions={actions} />
  );
}
