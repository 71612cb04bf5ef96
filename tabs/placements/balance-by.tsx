import { Field, Link, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
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
  by: { maxWidth: '20rem', flex: '1 1 12rem' },
  choices: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** Capacity by kring, board, region or tier: a bar and the figures, down to the answer of each board; and the forecast. */
export function BalanceBy({ roundId }: { roundId: string }) {
  const panel = usePanelStyles();
  const [chosen, choose] = useFilter('naar');
  const [variantId, chooseVariant] = useFilter('variant');
  const [key, show] = useFilter('groep');
  const by = chosen || 'kring';
  // In the address a group that is not known is a dash: an empty filter is no filter.
  const asked = key === '' ? '' : `&key=${encodeURIComponent(key === '-' ? '' : key)}`;
  const query = useRead<BalanceView>(`/placement-rounds/${roundId}/balance?by=${by}${asked}`);
  return (
    <div className={panel.panel}>
      <Choices
        view={query.data}
        by={by}
        variantId={variantId}
        onBy={(value) => {
          show('');
          choose(value === 'kring' ? '' : value);
        }}
        onVariant={chooseVariant}
      />
      <Loaded query={query} rows={4} height={32}>
        {(view) => {
          const at = view.variants.findIndex((variant) => variant.variantId === variantId);
          return (
            <>
              <Groups view={view} at={at} roundId={roundId} onShow={(group) => show(group.key || '-')} />
              {view.boards && view.by !== 'board' && (
                <Boards view={view} at={at} roundId={roundId} group={key === '-' ? '' : key} />
              )}
              <ForecastLines view={view} at={at} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

interface ChoicesProps {
  view: BalanceView | undefined;
  by: string;
  variantId: string;
  onBy: (by: string) => void;
  onVariant: (variantId: string) => void;
}

function Choices({ view, by, variantId, onBy, onVariant }: ChoicesProps) {
  const styles = useStyles();
  const text = useText(balanceByText);
  return (
    <div className={styles.choices}>
      <Field label={text.by} className={styles.by}>
        <Select value={by} onChange={(_, { value }) => onBy(value)}>
          {(['kring', 'board', 'region', 'tier'] as const).map((dimension) => (
            <option key={dimension} value={dimension}>
              {text.dimensions[dimension]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.variant} className={styles.by}>
        <Select value={variantId} onChange={(_, { value }) => onVariant(value)}>
          <option value="">{text.allVariants}</option>
          {view?.variants.map((variant) => (
            <option key={variant.variantId} value={variant.variantId}>
              {variant.name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

interface Figures {
  definite: number;
  provisional: number;
  estimated: boolean;
  demand: number | null;
}

/** Of one variant, or with -1 of all of them together. */
function figuresAt(group: BalanceGroup, at: number): Figures {
  return group.variants[at] ?? group;
}

function useNames() {
  const text = useText(balanceByText);
  return ({ name }: Pick<BalanceGroup, 'name'>) =>
    name === null ? text.unknown : (text.tiers[name as keyof typeof text.tiers] ?? name);
}

interface GroupsProps {
  view: BalanceView;
  at: number;
  roundId: string;
  onShow: (group: BalanceGroup) => void;
}

function Groups({ view, at, roundId, onShow }: GroupsProps) {
  const text = useText(balanceByText);
  const nameOf = useNames();
  const lines = view.groups.map((group) => ({ ...group, ...figuresAt(group, at), name: nameOf(group) }));
  type Line = (typeof lines)[number];
  const most = mostPlaces(lines);
  const demand = lines.some((line) => line.demand !== null)
    ? [
        { heading: text.columns.demand, cell: (line: Line) => line.demand ?? '–' },
        { heading: text.columns.short, cell: (line: Line) => shortOf(line) ?? '–' },
      ]
    : [];
  return (
    <>
      <PlainTable
        caption={text.title}
        items={lines}
        keyOf={(line) => line.key}
        columns={[
          {
            heading: text.dimensions[view.by],
            words: (line) => line.name,
            cell: (line) =>
              view.by === 'board' ? (
                <To address={`/tab/plaatsing/ronde/${roundId}/bestuur/${line.key}`}>{line.name}</To>
              ) : (
                <Link as="button" aria-label={text.show(line.name)} onClick={() => onShow(line)}>
                  {line.name}
                </Link>
              ),
          },
          {
            heading: text.columns.bar,
            cell: (line) => (
              <CapacityBar
                thin
                figures={line}
                most={most}
                label={text.bar(line.name, line.definite, line.provisional, line.demand)}
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
      {lines.some(({ estimated }) => estimated) && <Text size={200}>{text.estimatedHelp}</Text>}
      {at < 0 && view.groups.some(isCapped) && <Text size={200}>{text.capped}</Text>}
    </>
  );
}

/** Demand that finds no place here even if all that is uncertain comes through; null: the demand is not known. */
function shortOf({ demand, definite, provisional }: Figures): number | null {
  return demand === null ? null : Math.max(0, demand - definite - provisional);
}

/** The most that boards set makes the whole less than its variants together. */
function isCapped({ definite, provisional, variants }: BalanceGroup): boolean {
  return definite + provisional < variants.reduce((sum, variant) => sum + variant.definite + variant.provisional, 0);
}

interface BoardsProps {
  view: BalanceView;
  at: number;
  roundId: string;
  group: string;
}

function Boards({ view, at, roundId, group }: BoardsProps) {
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
        items={(view.boards ?? []).map((board) => ({ ...board, ...(board.variants[at] ?? {}) }))}
        keyOf={({ boardId }) => boardId}
        columns={[
          {
            heading: text.board,
            words: ({ boardName }) => boardName,
            cell: ({ boardId, boardName }) => (
              <To address={`/tab/plaatsing/ronde/${roundId}/bestuur/${boardId}`}>{boardName}</To>
            ),
          },
          {
            heading: text.columns.definite,
            cell: ({ definite, estimated }) => (estimated ? `${definite} (${text.estimated})` : definite),
          },
          { heading: text.columns.provisional, cell: ({ provisional }) => provisional },
          { heading: text.status, cell: ({ status }) => words.status[status] },
        ]}
      />
    </>
  );
}

/** Only while somebody has not answered: after that there is nothing to expect. */
function ForecastLines({ view, at }: { view: BalanceView; at: number }) {
  const text = useText(balanceByText);
  const panel = usePanelStyles();
  const open = view.variants.filter(({ forecast }, nth) => forecast.open > 0 && (at < 0 || at === nth));
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
