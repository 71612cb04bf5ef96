import type { BoardListItem } from '../../src/people/schema.ts';
import { list } from '../../src/text/format.ts';
import { peopleText } from '../../src/text/tabs/people.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { PlainTable } from './plain-table.tsx';

export function BoardTable({ boards }: { boards: readonly BoardListItem[] }) {
  const { language } = useApp();
  const text = useText(peopleText);
  const { columns, none } = text.board;
  return (
    <PlainTable
      caption={text.lists.boards}
      items={boards}
      keyOf={(board) => board.boardId}
      columns={[
        { heading: columns.name, cell: (board) => `${board.name} (${board.number})` },
        { heading: columns.kring, cell: (board) => board.kring ?? none },
        { heading: columns.people, cell: (board) => list([...board.bestuurders, ...board.bocs], language) || none },
        { heading: columns.contact, cell: (board) => board.relatiebeheerder ?? none },
        { heading: columns.schools, cell: (board) => board.schools },
      ]}
    />
  );
}
