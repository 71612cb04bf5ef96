import { expect, test } from '@jest/globals';
import { MAY_PEOPLE, mayPeople, type PeopleAction } from '../../../src/people/rules/may-people.ts';
import { ROLES } from '../../../src/people/rules/roles.ts';

const EXPECTED: Record<PeopleAction, readonly string[]> = {
  'roster.import': ['programmaleider', 'bureau', 'secretariat'],
  'roster.export': ['programmaleider', 'bureau', 'secretariat'],
  'persons.view': ['programmaleider', 'bureau', 'secretariat'],
  'persons.change': ['programmaleider', 'bureau', 'secretariat'],
  'boards.view': ['programmaleider', 'bureau', 'secretariat'],
  'history.view': ['programmaleider', 'bureau', 'secretariat'],
  'bodies.view': ROLES.filter((role) => role !== 'outsider'),
  'settings.view': ['programmaleider'],
  'settings.change': ['programmaleider'],
};

test.each(ROLES)('what the role %s may do', (role) => {
  for (const action of Object.keys(MAY_PEOPLE) as PeopleAction[]) {
    expect({ action, may: mayPeople(action, [role]) }).toEqual({ action, may: EXPECTED[action].includes(role) });
  }
});
