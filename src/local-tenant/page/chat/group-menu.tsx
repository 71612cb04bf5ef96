import { MenuDivider, MenuGroup, MenuGroupHeader, MenuItem } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import { call, ofPerson, type Person, type TeamGroup } from '../api.ts';
import { usePlace } from '../place.ts';

/** Menu items that add the app to a group chat or a channel of the person's groups. */
export function GroupMenu({ person }: { person: Person }) {
  const queries = useQueryClient();
  const [, go] = usePlace();
  const { data: groups = [] } = useQuery({
    queryKey: ['groups', person.id],
    queryFn: () => call<TeamGroup[]>('GET', ofPerson(person.id, 'groups')),
  });
  const add = useMutation({
    mutationFn: (group: { groupId: string; type: 'groupChat' | 'channel' }) =>
      call<{ conversationId: string }>('POST', ofPerson(person.id, 'groups'), group),
    onSuccess: async ({ conversationId }) => {
      await queries.invalidateQueries();
      go({ view: 'chat', item: conversationId });
    },
  });
  if (groups.length === 0) return null;
  return (
    <>
      <MenuDivider />
      <MenuGroup>
        <MenuGroupHeader>Voeg de app toe aan een groep</MenuGroupHeader>
        {groups.map(({ id, name, people }) => (
          <Fragment key={id}>
            <MenuItem
              secondaryContent={`chat, ${people} personen`}
              onClick={() => add.mutate({ groupId: id, type: 'groupChat' })}
            >
              {name}
            </MenuItem>
            <MenuItem
              secondaryContent={`kanaal, ${people} personen`}
              onClick={() => add.mutate({ groupId: id, type: 'channel' })}
            >
              {name}
            </MenuItem>
          </Fragment>
        ))}
      </MenuGroup>
    </>
  );
}
