import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useReducer, useState } from 'react';
import type {
  AnswerCapacityBody,
  AnswerSchoolsBody,
  CapacityForm,
  SchoolGrid,
} from '../../../src/placements/schema.ts';
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
import { changedCells, gridReducer, lastTime, readCell, savedCells, savedShared, startState } from './grid-state.ts';
import { keptCells, useKeepCells } from './kept-cells.ts';

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
  const saved = useMemo(() => savedCells(grid), [grid]);
  const [kept] = useState(() => (form.mayAnswer ? keptCells(form.roundId, form.boardId) : []));
  const [state, dispatch] = useReducer(gridReducer, saved, (cells) =>
    gridReducer(startState(cells), { type: 'write', changes: kept }),
  );
  useKeepCells(form, saved, state.cells);
  const shared = savedShared(grid);
  const [until, setUntil] = useState(shared.until);
  const [reason, setReason] = useState(shared.reason);
  const [outside, setOutside] = useState(0);
  const save = useChange((body: AnswerSchoolsBody) =>
    api.put<CapacityForm>(at(`/placement-rounds/${form.roundId}/boards/${form.boardId}/schools`), body),
  );
  const { body, unread } = changedCells(grid, state, { until, reason });
  const words = [...state.cells.values()].map(readCell);
  const absurd = save.error instanceof ApiError && save.error.code === 'capacity-absurd';
  const suggestions = lastTime(grid, state.cells);
  return (
    <>
      <Text>{text.intro(form.boardName)}</Text>
      <Text size={200}>{text.how}</Text>
      {form.notNow && <Text>{placementsRefusals[language][form.notNow.code]?.(form.notNow.facts)}</Text>}
      <OwnFigures form={form} />
      {kept.length > 0 && state.past.length > 0 && <Notice>{text.kept}</Notice>}
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
              <Field label={text.until} {...hintOf(shared.differ.until, text.untilDiffers)}>
                <Input type="date" value={until} onChange={(_, { value }) => setUntil(value)} />
              </Field>
            )}
            {words.some((word) => word?.certainty === 'none') && (
              <Field
                label={text.reason}
                className={styles.reason}
                {...hintOf(shared.differ.reason, text.reasonDiffers)}
              >
                <Input value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
              </Field>
            )}
          </div>
          <Text role="status">
            {unread.length > 0
              ? text.unread(unread.length)
              : body.length > 0
                ? text.changed(body.length)
                : [...state.cells.values()].every((cell) => cell.trim() === '')
                  ? text.nothingYet
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

/** Only where it is needed: a field without a hint has none that is empty. */
function hintOf(needed: boolean, hint: string): { hint?: string } {
  return needed ? { hint } : {};
}

/** Where the board itself gave a figure for all schools together: that one counts, until it is taken back. */
function OwnFigures({ form }: { form: CapacityForm }) {
  const text = useText(schoolGridText);
  const { api, at, language } = useApp();
  const own = form.variants.filter((variant) => variant.own !== null);
  const takeBack = useChange(() =>
    api.put<CapacityForm>(at(`/placement-rounds/${form.roundId}/boards/${form.boardId}/capacity`), {
      offers: [],
      taken: own.map(({ variantId }) => variantId),
    } satisfies Partial<AnswerCapacityBody>),
  );
  if (own.length === 0) return null;
  const names = list(
    own.map(({ name }) => name),
    language,
  );
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{text.overridden(names)}</MessageBarBody>
        {form.mayAnswer && (
          <MessageBarActions>
            <Button disabled={takeBack.isPending} onClick={() => takeBack.mutate(undefined)}>
              {text.takeBack}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
      <Refused error={takeBack.error} />
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
