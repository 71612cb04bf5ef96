import { expect, test } from '@jest/globals';
import { ROLES } from '../../../src/people/rules/roles.ts';
import {
  MAY_PLACEMENTS,
  mayPlacements,
  type PlacementAction,
  speaksForBoard,
  speaksForSchool,
} from '../../../src/placements/rules/may-placements.ts';

/** Every role that may; all the others may not. */
const MAY: Record<PlacementAction, string[]> = {
  'round.manage': ['programmaleider', 'bureau'],
  'round.oversee': ['programmaleider', 'bureau', 'secretariat'],
  'capacity.view': ['programmaleider', 'bureau', 'secretariat', 'boardMember', 'boc', 'relatiebeheerder'],
  'capacity.answer': ['programmaleider', 'bureau', 'boardMember', 'boc'],
  'capacity.delegate': ['programmaleider', 'bureau', 'boardMember', 'boc'],
  'capacity.view-school': [
    ...['programmaleider', 'bureau', 'secretariat', 'boardMember', 'boc', 'relatiebeheerder', 'schoolContact'],
  ],
  'capacity.answer-school': ['programmaleider', 'bureau', 'boardMember', 'boc', 'schoolContact'],
  'capacity.answer-late': ['programmaleider', 'bureau'],
  'capacity.request': ['boardMember', 'boc'],
  'capacity.decide-request': ['programmaleider', 'bureau'],
  'redistribution.manage': ['programmaleider', 'bureau'],
  'redistribution.view': ['programmaleider', 'bureau', 'secretariat', 'boardMember', 'boc', 'relatiebeheerder'],
  'redistribution.answer': ['programmaleider', 'bureau', 'boardMember', 'boc'],
};

test.each(Object.keys(MAY_PLACEMENTS) as PlacementAction[])('%s', (action) => {
  expect(ROLES.filter((role) => mayPlacements(action, [role]))).toEqual(
    ROLES.filter((role) => MAY[action].includes(role)),
  );
});

test('who speaks for the board itself, and who fills in on its behalf', () => {
  expect(ROLES.filter((role) => speaksForBoard([role]))).toEqual(['boardMember', 'boc']);
  expect(speaksForBoard(['programmaleider', 'boc'])).toBe(true);
});

test('who speaks for a school: its contact person, unless the board speaks through the same person', () => {
  expect(ROLES.filter((role) => speaksForSchool([role]))).toEqual(['schoolContact']);
  expect(speaksForSchool(['schoolContact', 'boc'])).toBe(false);
});
