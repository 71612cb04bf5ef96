import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ProgressBar,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { RosterImport } from '../../src/people/schema.ts';
import { rosterText } from '../../src/text/tabs/people.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { useRefreshAll } from '../shell/use-api.ts';
import { FaultList } from './fault-list.tsx';

const useStyles = makeStyles({
  progress: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '44rem' },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** Follows an import until it is done or failed. */
export function ImportProgress({ importId, onAgain }: { importId: string; onAgain: () => void }) {
  const { api, at } = useApp();
  const path = at(`/roster/imports/${importId}`);
  const query = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => api.get<RosterImport>(path, signal),
    refetchInterval: ({ state }) => (isOver(state.data) ? false : 1000),
  });
  return (
    <Loaded query={query} rows={2}>
      {(found) => (isOver(found) ? <Result found={found} onAgain={onAgain} /> : <Underway found={found} />)}
    </Loaded>
  );
}

function isOver(found: RosterImport | undefined): boolean {
  return found?.state === 'done' || found?.state === 'failed';
}

function Underway({ found }: { found: RosterImport }) {
  const styles = useStyles();
  const text = useText(rosterText);
  const known = found.phase === 'saving' && found.total > 0;
  return (
    <div className={styles.progress} role="status">
      <Title3 as="h2">{text.importing}</Title3>
      <Text>{text.phases[found.phase]}</Text>
      <ProgressBar aria-label={text.importing} {...(known ? { value: found.done, max: found.total } : {})} />
      {known && <Text>{text.progress(found.done, found.total)}</Text>}
      <Text>{text.leave}</Text>
    </div>
  );
}

function Result({ found, onAgain }: { found: RosterImport; onAgain: () => void }) {
  const styles = useStyles();
  const text = useText(rosterText);
  const refresh = useRefreshAll();
  const done = found.state === 'done';
  return (
    <div className={styles.progress}>
      <MessageBar intent={done ? 'success' : 'error'} layout="multiline" role={done ? 'status' : 'alert'}>
        <MessageBarBody>
          <MessageBarTitle>{done ? text.done : text.failed}</MessageBarTitle>{' '}
          {done ? text.doneHelp(found.total) : text.failedHelp}
        </MessageBarBody>
      </MessageBar>
      {found.faults.length > 0 && <FaultList preview={{ faults: found.faults, moreFaults: 0, notes: [] }} />}
      <div className={styles.row}>
        {done && (
          <Button
            appearance="primary"
            onClick={() => {
              refresh();
              goTo('/tab/deelnemers');
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
    </div>
  );
}
