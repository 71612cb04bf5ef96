import { Badge, Button, Link } from '@fluentui/react-components';
import type { PersonListItem } from '../../src/people/schema.ts';
import { successorText } from '../../src/text/successor.ts';
import { peopleText } from '../../src/text/tabs/people.ts';
import { useText } from '../shell/app-context.ts';
import { PlainTable } from './plain-table.tsx';

interface PersonTableProps {
  persons: readonly PersonListItem[];
  onChange: (person: PersonListItem) => void;
}

/** Everybody who takes part, each with how we know them. */
export function PersonTable({ persons, onChange }: PersonTableProps) {
  const { lists, person: text } = useText(peopleText);
  const { flags } = useText(successorText);
  return (
    <PlainTable
      caption={lists.persons}
      items={persons}
      keyOf={(person) => person.personId}
      columns={[
        {
          heading: text.columns.name,
          words: (person) => `${person.name} ${person.email}`,
          cell: (person) => (
            <>
              {person.name}
              <br />
              <Link href={`mailto:${person.email}`}>{person.email}</Link>
            </>
          ),
        },
        { heading: text.columns.organisation, cell: (person) => person.organisation ?? '–' },
        {
          heading: text.columns.roles,
          cell: (person) => person.roles.map((role) => text.roles[role] ?? '').join(', ') || '–',
        },
        {
          heading: text.columns.reach,
          cell: (person) => (
            <>
              {text.reach[person.directory ?? 'mail']}
              {person.unreachable !== null && (
                <>
                  <br />
                  <Badge appearance="tint" color="danger">
                    {flags[person.unreachable] ?? person.unreachable}
                  </Badge>
                </>
              )}
            </>
          ),
        },
        {
          heading: text.columns.change,
          words: () => '',
          cell: (person) => (
            <Button aria-label={text.changeOf(person.name)} onClick={() => onChange(person)}>
              {text.change}
            </Button>
          ),
        },
      ]}
    />
  );
}
