import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ProgressBar,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  ColumnsBody,
  StartImportBody,
  StudentImport,
  StudentOverview,
  StudentPreview,
} from '../../../src/placements/schema-students.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { goTo } from '../../shell/location.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen } from '../../shell/screen.tsx';
import { Refused } from '../../shell/states.tsx';
import { useChange, useRead, useRefreshAll } from '../../shell/use-api.ts';
import { ChooseFile } from '../choose-file.tsx';
import { PreviewOfStudents } from './preview-students.tsx';

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** Choose a file, see what it would change, read it in, and follow it until it is done. */
export default function ImportStudents({ roundId }: { roundId: string }) {
  const styles = useStyles();
  const text = useText(studentsText);
  const overview = useRead<StudentOverview>(`/placement-rounds/${roundId}/students`);
  const [started, setStarted] = useState<string | null>(null);
  return (
    <Screen title={text.import} back={`/tab/plaatsing/ronde/${roundId}/studenten`}>
      <Loaded query={overview} rows={2}>
        {({ latest }) => {
          // Whoever comes back while an import runs sees how far it is.
          const running = latest?.state === 'queued' || latest?.state === 'running' ? latest.importId : null;
          const followed = started ?? running;
          return (
            <div className={styles.steps}>
              {followed ? (
                <Follow roundId={roundId} importId={followed} onAgain={() => setStarted(null)} />
              ) : (
                <Upload roundId={roundId} onStarted={setStarted} />
              )}
            </div>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function Upload({ roundId, onStarted }: { roundId: string; onStarted: (importId: string) => void }) {
  const styles = useStyles();
  const text = useText(studentsText);
  const { api, at } = useApp();
  const path = `/placement-rounds/${roundId}/student-imports`;
  const [preview, setPreview] = useState<StudentPreview | null>(null);
  const [undo, setUndo] = useState(false);
  const check = useMutation({
    mutationFn: (files: readonly File[]) => api.uploadAll<StudentPreview>(at(path), files),
    onSuccess: (found) => {
      setUndo(false);
      setPreview(found);
    },
  });
  const columns = useMutation({
    mutationFn: (body: ColumnsBody) => api.put<StudentPreview>(at(`${path}/${preview?.importId}/columns`), body),
    onSuccess: setPreview,
  });
  const start = useChange(({ importId, ...body }: { importId: string } & StartImportBody) =>
    api.post<StudentImport>(at(`${path}/${importId}/start`), body),
  );
  if (check.isPending || columns.isPending) {
    return <Spinner label={text.checking} labelPosition="after" style={{ justifyContent: 'flex-start' }} />;
  }
  if (preview) {
    const { importId } = preview;
    return (
      <PreviewOfStudents
        preview={preview}
        undo={undo}
        onUndo={setUndo}
        onColumns={(mapping) => columns.mutate({ mapping })}
        actions={
          <>
            <div className={styles.row}>
              {(preview.mayStart || (undo && preview.movedBack.length > 0)) && importId !== null && (
                <Button
                  appearance="primary"
                  disabled={start.isPending}
                  onClick={() => start.mutate({ importId, undoMoves: undo }, { onSuccess: () => onStarted(importId) })}
                >
                  {text.start}
                </Button>
              )}
              <Button disabled={start.isPending} onClick={() => setPreview(null)}>
                {text.again}
              </Button>
            </div>
            <Refused error={start.error ?? columns.error} />
          </>
        }
      />
    );
  }
  return (
    <ChooseFile
      text={text}
      example={{ path: `/placement-rounds/${roundId}/student-example`, name: 'voorbeeld-studentenlijst.xlsx' }}
      error={check.error}
      onFiles={(files) => check.mutate(files)}
    />
  );
}

function Follow({ roundId, importId, onAgain }: { roundId: string; importId: string; onAgain: () => void }) {
  const { api, at } = useApp();
  const path = at(`/placement-rounds/${roundId}/student-imports/${importId}`);
  const over = (found?: StudentImport) => found?.state === 'done' || found?.state === 'failed';
  const query = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => api.get<StudentImport>(path, signal),
    refetchInterval: ({ state }) => (over(state.data) ? false : 1000),
  });
  return (
    <Loaded query={query} rows={2}>
      {(found) =>
        over(found) ? <Outcome found={found} roundId={roundId} onAgain={onAgain} /> : <Underway found={found} />
      }
    </Loaded>
  );
}

function Underway({ found }: { found: StudentImport }) {
  const text = useText(studentsText);
  const known = found.phase === 'saving' && found.total > 0 && found.done > 0;
  return (
    <div role="status">
      <Text as="h2" weight="semibold">
        {text.importing}
      </Text>
      <ProgressBar aria-label={text.importing} {...(known ? { value: found.done, max: found.total } : {})} />
      {known && <Text block>{text.progress(found.done, found.total)}</Text>}
      <Text>{text.leave}</Text>
    </div>
  );
}

function Outcome({ found, roundId, onAgain }: { found: StudentImport; roundId: string; onAgain: () => void }) {
  const styles = useStyles();
  const text = useText(studentsText);
  const refresh = useRefreshAll();
  const done = found.state === 'done';
  const { added, changed, gone, same } = found.counts;
  return (
    <>
      <MessageBar intent={done ? 'success' : 'error'} layout="multiline" role={done ? 'status' : 'alert'}>
        <MessageBarBody>
          <MessageBarTitle>{done ? text.done : text.failed}</MessageBarTitle>{' '}
          {done ? text.counts(added, changed, gone, same) : text.failedHelp}
        </MessageBarBody>
      </MessageBar>
      <div className={styles.row}>
        {done && (
          <Button
            appearance="primary"
            onClick={() => {
              refresh();
              goTo(`/tab/plaatsing/ronde/${roundId}/studenten`);
            }}
          >
            {text.toList}
          </Button>
        )}
        <Button
          onClick={() => {
            refresh();
            onAgain();
          }}
        >
          {text.again}
        </Button>
      </div>
    </>
  );
}
