import { expect, test } from '@jest/globals';
import { STATIC_TABS } from '../../../manifest/manifest.ts';
import { HOST_TABS, navigableScreens } from '../../../tabs/shell/host-tabs.ts';

test('the tabs that a host shows are those of the manifest', () => {
  expect(Object.keys(HOST_TABS)).toEqual([...STATIC_TABS]);
});

const LEAD = ['meetings', 'programme', 'placements', 'people'] as const;

test.each([
  ['a browser shows everything', LEAD, null, 'meetings', [...LEAD]],
  ['a host that shows the tabs itself gets what it lacks, and the way back', LEAD, 'overleg', 'meetings', ['people']],
  ['in another tab of the host', LEAD, 'programma', 'people', ['programme', 'people']],
  ['where a link led out of the tab', LEAD, 'overleg', 'placements', ['meetings', 'placements', 'people']],
  ['who has no more than the host shows sees nothing twice', ['meetings'], 'overleg', 'meetings', []],
  ['a tab that holds nothing for somebody', ['meetings'], 'programma', 'programme', []],
  ['out of the tab and back', ['meetings', 'placements'], 'overleg', 'placements', ['meetings', 'placements']],
  ['a page that no tab names', ['meetings', 'placements'], 'overleg', undefined, []],
] as const)('%s', (_what, mine, hostTab, current, expected) => {
  expect(navigableScreens(mine, hostTab, current)).toEqual(expected);
});
