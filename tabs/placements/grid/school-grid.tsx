import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useReducer, useState } from 'react';
import type { AnswerSchoolsBody, CapacityForm, SchoolGrid } from '../../../src/placements/schema.ts';
import { list } from '../../../src/text/format.ts';
import { placementsRefusals } from '../../../src/text/placements-refusals.ts';
import { schoolGridText } from '../../../src/text/tabs/school-grid.ts';
import { ApiError } from '../../api.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen } from '../../shell/screen.tsx';
import type { ScreenProps } from '../../shell/screens.ts';
import { Empty, Refused } from '../../shell/states.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';
import { CellTable } from './cell-table.tsx';
import { Delegation } from './delegation.tsx';
import { changedCells, gridReducer, lastTime, readCell, savedCells, startState } from './grid-state.ts';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  reason: { flex: '1 1 16rem' },
});

/** All schools of one board in a grid; the subject is `roundId/bestuur/boardId/scholen`. */
export default function SchoolGridScreen({ subject }: ScreenProps) {
  const text = useText(schoolGridText);
  const [roundId, , boardId] = subject.split('/');
  const query = useRead<SchoolGrid>(`/placement-rounds/${roundId}/boards/${boardId}/schools`);
  return (
    <Screen title={text.title} back={`/tab/plaatsing/ronde/${roundId}/bestuur/${boardId}`}>
      <Loaded query={query} rows={6} height={48}>
        {(grid) =>
          grid.schools.length === 0 ? (
            <Empty title={text.noSchools}>{text.noSchoolsHelp}</Empty>
          ) : (
            <>
              <Editor key={grid.form.answeredAt ?? ''} grid={grid} />
              <Delegation grid={grid} />
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function Editor({ grid }: { grid: SchoolGrid }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(schoolGridText);
  const { api, at, language } = useApp();
  const { form } = grid;
  const [state, dispatch] = useReducer(gridReducer, grid, (given) => startState(savedCells(given)));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [outside, setOutside] = useState(0);
  const save = useChange((body: AnswerSchoolsBody) =>
    api.put<CapacityForm>(at(`/placement-rounds/${form.roundId}/boards/${form.boardId}/schools`), body),
  );
  const { body, unread } = changedCells(grid, state.cells, { until, reason });
  const words = [...state.cells.values()].map(readCell);
  const absurd = save.error instanceof ApiError && save.error.code === 'capacity-absurd';
  const overridden = form.variants.filter(({ own }) => own !== null).map(({ name }) => name);
  const suggestions = lastTime(grid, state.cells);
  return (
    <>
      <Text>{text.intro(form.boardName)}</Text>
      <Text size={200}>{text.how}</Text>
      {form.notNow && <Text>{placementsRefusals[language][form.notNow.code]?.(form.notNow.facts)}</Text>}
      {overridden.length > 0 && <Notice>{text.overridden(list(overridden, language))}</Notice>}
      {outside > 0 && <Notice>{text.outside(outside)}</Notice>}
      {form.mayAnswer && (
        <div className={panel.actions}>
          <Button size="small" disabled={state.past.length === 0} onClick={() => dispatch({ type: 'undo' })}>
            {text.undo}
          </Button>
          <Button size="small" disabled={state.future.length === 0} onClick={() => dispatch({ type: 'redo' })}>
            {text.redo}
          </Button>
          {suggestions.length > 0 && (
            <Button size="small" onClick={() => dispatch({ type: 'write', changes: suggestions })}>
              {text.lastTime(suggestions.length)}
            </Button>
          )}
        </div>
      )}
      <CellTable
        grid={grid}
        cells={state.cells}
        readOnly={!form.mayAnswer}
        dispatch={dispatch}
        onOutside={setOutside}
      />
      {form.mayAnswer && (
        <div className={panel.panel}>
          <div className={styles.fields}>
            {words.some((word) => word?.certainty === 'provisional') && (
              <Field label={text.until}>
                <Input type="date" value={until} onChange={(_, { value }) => setUntil(value)} />
              </Field>
            )}
            {words.some((word) => word?.certainty === 'none') && (
              <Field label={text.reason} className={styles.reason}>
                <Input value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
              </Field>
            )}
          </div>
          <Text role="status">
            {unread.length > 0
              ? text.unread(unread.length)
              : body.length > 0
                ? text.changed(body.length)
                : text.allSaved}
          </Text>
          <Refused error={save.error} />
          <div>
            <Button
              appearance="primary"
              disabled={body.length === 0 || unread.length > 0 || save.isPending}
              onClick={() => save.mutate({ cells: body, confirmed: absurd })}
            >
              {absurd ? text.confirm : text.save}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

function Notice({ children }: { children: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}
