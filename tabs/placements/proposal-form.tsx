import { Button, Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProposedLine, RedistributionView, SendAsksBody } from '../../src/placements/schema-redistribution.ts';
import { list } from '../../src/text/format.ts';
import { whyText } from '../../src/text/redistribution.ts';
import { redistributionText } from '../../src/text/tabs/redistribution.ts';
import { localDate } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../shell/panel.ts';
import { useChange } from '../shell/use-api.ts';
import { useNow } from '../shell/use-now.ts';
import { VirtualList } from '../shell/virtual-list.tsx';
import { AnswerBy, momentOf, usualMoment } from './answer-by.tsx';

const useStyles = makeStyles({
  board: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Two weeks is what boards usually need to ask their schools. */
const DAYS_TO_ANSWER = 14;

interface BoardProposal {
  boardId: string;
  name: string;
  kring: string | null;
  lines: ProposedLine[];
}

/** Each board of the proposal with its reason, ticked or not, and the button that asks them. */
export function ProposalForm({ view }: { view: RedistributionView }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(redistributionText);
  const { api, at, language } = useApp();
  const boards = boardsOf(view.lines);
  const open = new Set(view.asks.filter(({ state }) => state === 'open').map(({ boardId }) => boardId));
  const [left, setLeft] = useState<ReadonlySet<string>>(open);
  const now = useNow();
  const [until, setUntil] = useState(() => usualMoment(localDate(now()), DAYS_TO_ANSWER));
  const answerBy = momentOf(until);
  const [asking, setAsking] = useState(false);
  const chosen = view.lines.filter(({ boardId }) => !left.has(boardId));
  const asked = boardsOf(chosen).length;
  const send = useChange((body: SendAsksBody) =>
    api.post<{ boards: number; unreachable: string[] }>(
      at(`/placement-rounds/${view.roundId}/redistribution/asks`),
      body,
    ),
  );
  const toggle = (boardId: string, wanted: boolean) => {
    const next = new Set(left);
    if (wanted) next.delete(boardId);
    else next.add(boardId);
    setLeft(next);
  };
  const submit = () =>
    send.mutate(
      {
        strategy: view.strategy,
        answerBy: answerBy ?? '',
        lines: chosen.map(({ boardId, variantId, places }) => ({ boardId, variantId, places })),
      },
      {
        onSuccess: ({ unreachable }) => {
          if (unreachable.length === 0) setAsking(false);
        },
      },
    );
  return (
    <div className={panel.panel}>
      <VirtualList
        items={boards}
        keyOf={({ boardId }) => boardId}
        rowHeight={104}
        row={(board) => (
          <div className={styles.board}>
            <Checkbox
              aria-label={text.include(board.name)}
              checked={!left.has(board.boardId)}
              disabled={open.has(board.boardId)}
              onChange={(_, { checked }) => toggle(board.boardId, checked === true)}
            />
            <Board board={board} />
          </div>
        )}
      />
      <AnswerBy label={text.answerBy} at={text.at} value={until} onChange={setUntil} />
      <div>
        <Button
          appearance="primary"
          // Once they are asked, another proposal comes in place of this one.
          disabled={asked === 0 || answerBy === null || send.isSuccess}
          onClick={() => {
            send.reset();
            setAsking(true);
          }}
        >
          {text.send(asked)}
        </Button>
      </div>
      {send.isSuccess && <Text role="status">{text.sent(send.data.boards)}</Text>}
      {asking && (
        <ConfirmDialog
          title={text.sendTitle}
          confirm={text.send(asked)}
          cancel={text.keep}
          busy={send.isPending}
          disabled={send.isSuccess}
          error={send.error}
          onConfirm={submit}
          onClose={() => setAsking(false)}
        >
          <Text>
            {text.sendBody(
              asked,
              chosen.reduce((sum, { places }) => sum + places, 0),
            )}
          </Text>
          {send.data && send.data.unreachable.length > 0 && (
            <Text role="status">{text.unreachable(list(send.data.unreachable, language))}</Text>
          )}
        </ConfirmDialog>
      )}
    </div>
  );
}

function Board({ board }: { board: BoardProposal }) {
  const panel = usePanelStyles();
  const text = useText(redistributionText);
  const { language } = useApp();
  const why = board.lines[0]?.why;
  const students = (why?.offered ?? 0) + board.lines.reduce((sum, { places }) => sum + places, 0);
  return (
    <div className={panel.words}>
      <Text weight="semibold">{board.name}</Text>
      <Text>
        {list(
          board.lines.map(({ places, variant }) => text.more(places, variant)),
          language,
        )}
      </Text>
      {why && why.teachers > 0 && (
        <Text size={200}>{text.becomes(students, Math.round((100 * students) / why.teachers))}</Text>
      )}
      <Text size={200} className={panel.subtle}>
        {[board.kring, why ? whyText(why, language) : null].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

function boardsOf(lines: readonly ProposedLine[]): BoardProposal[] {
  const boards = new Map<string, BoardProposal>();
  for (const line of lines) {
    const known = boards.get(line.boardId);
    if (known) known.lines.push(line);
    else
      boards.set(line.boardId, { boardId: line.boardId, name: line.boardName, kring: line.kringName, lines: [line] });
  }
  return [...boards.values()];
}
