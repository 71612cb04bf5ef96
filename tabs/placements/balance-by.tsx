import { Button, Field, makeStyles, Select, Text } from '@fluentui/react-components';
import type { BalanceGroup, BalanceView } from '../../src/placements/schema-balance.ts';
import { balanceByText } from '../../src/text/tabs/balance-by.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { PlainTable } from '../people/plain-table.tsx';
import { useText } from '../shell/app-context.ts';
import { useFilter } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { To } from '../shell/to.tsx';
import { useRead } from '../shell/use-api.ts';
import { CapacityBar, mostPlaces } from './capacity-bar.tsx';

const useStyles = makeStyles({
  by: { maxWidth: '20rem' },
});

/** Capacity by kring, board, region or tier: a bar and the figures, down to the answer of each board; and the forecast. */
export function BalanceBy({ roundId }: { roundId: string }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(balanceByText);
  const [chosen, choose] = useFilter('naar');
  const [key, show] = useFilter('groep');
  const by = chosen || 'kring';
  // In the address a group that is not known is a dash: an empty filter is no filter.
  const asked = key === '' ? '' : `&key=${encodeURIComponent(key === '-' ? '' : key)}`;
  const query = useRead<BalanceView>(`/placement-rounds/${roundId}/balance?by=${by}${asked}`);
  return (
    <div className={panel.panel}>
      <Field label={text.by} className={styles.by}>
        <Select
          value={by}
          onChange={(_, { value }) => {
            show('');
            choose(value === 'kring' ? '' : value);
          }}
        >
          {(['kring', 'board', 'region', 'tier'] as const).map((dimension) => (
            <option key={dimension} value={dimension}>
              {text.dimensions[dimension]}
            </option>
          ))}
        </Select>
      </Field>
      <Loaded query={query} rows={4} height={32}>
        {(view) => (
          <>
            <Groups view={view} onShow={(group) => show(group.key || '-')} />
            {view.boards && <Boards view={view} roundId={roundId} group={key === '-' ? '' : key} />}
            <ForecastLines view={view} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function useNames() {
  const text = useText(balanceByText);
  return ({ name }: Pick<BalanceGroup, 'name'>) =>
    name === null ? text.unknown : (text.tiers[name as keyof typeof text.tiers] ?? name);
}

function Groups({ view, onShow }: { view: BalanceView; onShow: (group: BalanceGroup) => void }) {
  const text = useText(balanceByText);
  const nameOf = useNames();
  const most = mostPlaces(view.groups);
  const demand = view.groups.some((group) => group.demand !== null)
    ? [{ heading: text.columns.demand, cell: (group: BalanceGroup) => group.demand ?? '–' }]
    : [];
  return (
    <>
      <PlainTable
        caption={text.title}
        items={view.groups}
        keyOf={({ key }) => key}
        columns={[
          {
            heading: text.dimensions[view.by],
            cell: (group) => (
              <Button
                size="small"
                appearance="subtle"
                aria-label={text.show(nameOf(group))}
                onClick={() => onShow(group)}
              >
                {nameOf(group)}
              </Button>
            ),
          },
          {
            heading: text.title,
            cell: (group) => (
              <CapacityBar
                thin
                figures={group}
                most={most}
                label={text.bar(nameOf(group), group.definite, group.provisional, group.demand)}
              />
            ),
          },
          ...demand,
          {
            heading: text.columns.definite,
            cell: ({ definite, estimated }) => (estimated ? `${definite} (${text.estimated})` : definite),
          },
          { heading: text.columns.provisional, cell: ({ provisional }) => provisional },
        ]}
      />
      {view.groups.some(({ estimated }) => estimated) && <Text size={200}>{text.estimatedHelp}</Text>}
    </>
  );
}

function Boards({ view, roundId, group }: { view: BalanceView; roundId: string; group: string }) {
  const text = useText(balanceByText);
  const words = useText(placementsText);
  const nameOf = useNames();
  const name = nameOf(view.groups.find(({ key }) => key === group) ?? { name: null });
  return (
    <>
      <Text as="h3" weight="semibold">
        {text.boardsOf(name)}
      </Text>
      <PlainTable
        caption={text.boardsOf(name)}
        items={view.boards ?? []}
        keyOf={({ boardId }) => boardId}
        columns={[
          {
            heading: text.board,
            cell: ({ boardId, boardName }) => (
              <To address={`/tab/plaatsing/ronde/${roundId}/bestuur/${boardId}`}>{boardName}</To>
            ),
          },
          { heading: text.columns.definite, cell: ({ definite }) => definite },
          { heading: text.columns.provisional, cell: ({ provisional }) => provisional },
          { heading: text.status, cell: ({ status }) => words.status[status] },
        ]}
      />
    </>
  );
}

/** Only while somebody has not answered: after that there is nothing to expect. */
function ForecastLines({ view }: { view: BalanceView }) {
  const text = useText(balanceByText);
  const panel = usePanelStyles();
  const open = view.variants.filter(({ forecast }) => forecast.open > 0);
  if (view.lookedBack === 0 || open.length === 0) return null;
  return (
    <div className={panel.lines}>
      <Text as="h3" weight="semibold">
        {text.forecast}
      </Text>
      {open.map(({ variantId, name, forecast }) => (
        <Text key={variantId}>
          {text.forecastLine(name, forecast.stated, forecast.expected, forecast.open)}
          {forecast.unknown > 0 && text.unknownBoards(forecast.unknown)}
        </Text>
      ))}
      <Text size={200}>{text.forecastHelp(view.lookedBack)}</Text>
    </div>
  );
}
