import { Checkbox, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useDeferredValue } from 'react';
import type { ArchiveList } from '../../src/archive/schema.ts';
import type { ActionList, DecisionList } from '../../src/minutes/schema.ts';
import { archiveText } from '../../src/text/archive.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { useText } from '../shell/app-context.ts';
import { DocumentButtons } from '../shell/document-buttons.tsx';
import { useFilter } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { useRead } from '../shell/use-api.ts';
import { useTodoSync } from '../shell/use-todo-sync.ts';
import { ActionRows } from './action-rows.tsx';
import { Archive } from './archive.tsx';
import { DecisionRows } from './decision-rows.tsx';

const useStyles = makeStyles({ choice: { maxWidth: '24rem' } });

/** The open actions and the decisions of one body, or of every body the reader may see; and the archive of a year. */
export default function ListsScreen() {
  useTodoSync();
  const styles = useStyles();
  const text = useText(minutesText);
  const archive = useText(archiveText);
  const [bodyId, setBodyId] = useFilter('overleg');
  const archives = useRead<ArchiveList>('/archives');
  const bodies = archives.data?.bodies ?? [];
  const body = bodies.find((one) => one.bodyId === bodyId);
  return (
    <Screen title={text.openLists} back="/tab/overleg">
      <Field label={archive.body} className={styles.choice}>
        <Select value={bodyId} onChange={(_event, { value }) => setBodyId(value)}>
          <option value="">{archive.allBodies}</option>
          {bodies.map((one) => (
            <option key={one.bodyId} value={one.bodyId}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <Actions bodyId={bodyId} />
      <Decisions bodyId={bodyId} />
      <Archive body={body} />
    </Screen>
  );
}

function Actions({ bodyId }: { bodyId: string }) {
  const text = useText(minutesText);
  const [all, setAll] = useFilter('alles');
  const query = queryOf({ bodyId, all: all ? '1' : '' });
  const actions = useRead<ActionList>(`/actions${query}`);
  return (
    <Section
      title={text.actions}
      actions={<DocumentButtons path={`/actions/document${query}`} words={[text.actionList]} />}
    >
      <Checkbox
        label={text.all}
        checked={all !== ''}
        onChange={(_event, { checked }) => setAll(checked === true ? '1' : '')}
      />
      <Loaded query={actions}>
        {(found) =>
          found.actions.length > 0 ? (
            <ActionRows actions={found.actions} withBody />
          ) : (
            <Empty title={text.noActions}>{text.noActionsHelp}</Empty>
          )
        }
      </Loaded>
    </Section>
  );
}

function Decisions({ bodyId }: { bodyId: string }) {
  const text = useText(minutesText);
  const [words, setWords] = useFilter('zoek');
  const query = queryOf({ bodyId, q: useDeferredValue(words) });
  const decisions = useRead<DecisionList>(`/decisions${query}`);
  return (
    <Section
      title={text.decisions}
      actions={<DocumentButtons path={`/decisions/document${query}`} words={[text.decisionList]} />}
    >
      <Field label={text.search}>
        <Input type="search" value={words} onChange={(_event, { value }) => setWords(value)} />
      </Field>
      <Loaded query={decisions}>
        {(found) =>
          found.decisions.length > 0 ? (
            <DecisionRows decisions={found.decisions} withBody />
          ) : (
            <Empty title={text.noDecisions}>{text.noDecisionsHelp}</Empty>
          )
        }
      </Loaded>
    </Section>
  );
}

/** What is filled in, as the query of a path. */
function queryOf(asked: Record<string, string>): string {
  const filled = Object.entries(asked).filter(([, value]) => value !== '');
  return filled.length > 0 ? `?${new URLSearchParams(filled)}` : '';
}
