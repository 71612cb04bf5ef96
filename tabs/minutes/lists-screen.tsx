import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useDeferredValue } from 'react';
import type { ActionList, DecisionList } from '../../src/minutes/schema.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { useText } from '../shell/app-context.ts';
import { DocumentButtons } from '../shell/document-buttons.tsx';
import { useFilter } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { useRead } from '../shell/use-api.ts';
import { ActionRows } from './action-rows.tsx';
import { DecisionRows } from './decision-rows.tsx';

/** The open actions and the decisions of every body the reader may see. */
export default function ListsScreen() {
  const text = useText(minutesText);
  const [words, setWords] = useFilter('zoek');
  const [all, setAll] = useFilter('alles');
  const asked = useDeferredValue(words);
  const actionQuery = all ? '?all=1' : '';
  const decisionQuery = asked ? `?q=${encodeURIComponent(asked)}` : '';
  const actions = useRead<ActionList>(`/actions${actionQuery}`);
  const decisions = useRead<DecisionList>(`/decisions${decisionQuery}`);
  return (
    <Screen title={text.openLists} back="/tab/overleg">
      <Section
        title={text.actions}
        actions={<DocumentButtons path={`/actions/document${actionQuery}`} words={[text.actionList]} />}
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
      <Section
        title={text.decisions}
        actions={<DocumentButtons path={`/decisions/document${decisionQuery}`} words={[text.decisionList]} />}
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
    </Screen>
  );
}
