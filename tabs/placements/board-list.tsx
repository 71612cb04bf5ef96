import { Badge, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import type { BoardLine, RoundDashboard } from '../../src/placements/schema.ts';
import { shortMoment } from '../../src/text/format.ts';
import { changeRoundText } from '../../src/text/tabs/change-round.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { useFilter } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { To } from '../shell/to.tsx';
import { VirtualList } from '../shell/virtual-list.tsx';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  board: { paddingBlock: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** Every board that was asked; who has not answered first, filtered by what stands in the address. */
export function BoardList({ dashboard }: { dashboard: RoundDashboard }) {
  const styles = useStyles();
  const text = useText(placementsText);
  const [kring, setKring] = useFilter('kring');
  const [status, setStatus] = useFilter('status');
  const wanted = status || 'wachten';
  const boards = dashboard.boards
    .filter((board) => kring === '' || board.kringId === kring)
    .filter(
      (board) => wanted === 'alle' || (wanted === 'wachten' ? board.status !== 'answered' : board.status === wanted),
    )
    .sort((a, b) => Number(b.late) - Number(a.late) || a.boardName.localeCompare(b.boardName, 'nl'));
  return (
    <>
      <div className={styles.filters}>
        <Field label={text.filterStatus}>
          <Select value={wanted} onChange={(_, { value }) => setStatus(value === 'wachten' ? '' : value)}>
            <option value="wachten">{text.waitingOnly}</option>
            <option value="alle">{text.all}</option>
            <option value="none">{text.status.none}</option>
            <option value="partial">{text.status.partial}</option>
            <option value="answered">{text.status.answered}</option>
          </Select>
        </Field>
        <Field label={text.filterKring}>
          <Select value={kring} onChange={(_, { value }) => setKring(value)}>
            <option value="">{text.all}</option>
            {dashboard.kringen
              .filter(({ kringId }) => kringId !== null)
              .map(({ kringId, kringName }) => (
                <option key={kringId} value={kringId ?? ''}>
                  {kringName}
                </option>
              ))}
          </Select>
        </Field>
      </div>
      {boards.length === 0 && <Text>{text.everyone}</Text>}
      <VirtualList
        items={boards}
        keyOf={({ boardId }) => boardId}
        rowHeight={64}
        row={(board) => (
          <Board
            board={board}
            kring={kringName(dashboard, board)}
            roundId={dashboard.round.id}
            mayFillIn={dashboard.mayManage}
          />
        )}
      />
    </>
  );
}

function kringName(dashboard: RoundDashboard, board: BoardLine): string | null {
  return dashboard.kringen.find(({ kringId }) => kringId === board.kringId)?.kringName ?? null;
}

interface BoardProps {
  board: BoardLine;
  kring: string | null;
  roundId: string;
  /** On behalf of the board, shown as such. */
  mayFillIn: boolean;
}

function Board({ board, kring, roundId, mayFillIn }: BoardProps) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(placementsText);
  const changed = useText(changeRoundText);
  const { language } = useApp();
  const facts = [
    kring,
    board.status === 'none' ? null : text.figures(board.definite, board.provisional),
    board.previous === null ? null : text.previousPlaces(board.previous),
    board.onBehalf && board.answeredBy ? text.onBehalf(board.answeredBy) : board.answeredBy,
    board.status !== 'answered' && board.relatiebeheerder ? text.contact(board.relatiebeheerder) : null,
    board.extendedUntil ? changed.lineUntil(shortMoment(board.extendedUntil, language)) : null,
    board.reachable ? null : text.unreachable,
  ].filter(Boolean);
  const color = board.status === 'answered' ? 'success' : board.late ? 'danger' : 'warning';
  return (
    <div className={styles.board}>
      <div className={panel.row}>
        <div className={panel.words}>
          <Text weight="semibold">{board.boardName}</Text>
          <Text size={200} className={panel.subtle}>
            {facts.join(' · ')}
          </Text>
        </div>
        {mayFillIn && (
          <To
            address={`/tab/plaatsing/ronde/${roundId}/bestuur/${board.boardId}`}
            label={text.fillInFor(board.boardName)}
          >
            {text.fillIn}
          </To>
        )}
        <Badge appearance="tint" color={color}>
          {board.late ? `${text.tooLate} · ${text.status[board.status]}` : text.status[board.status]}
        </Badge>
      </div>
    </div>
  );
}
