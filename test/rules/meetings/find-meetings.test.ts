import { expect, test } from '@jest/globals';
import { matchingMeetings } from '../../../src/meetings/rules/find-meetings.ts';

const meeting = (meetingId: string, title: string, bodyName: string, starts: string) => ({
  ...{ meetingId, title, bodyName, starts },
  minutes: 120,
});
const YEAR = [
  meeting('werkgroep-maart', 'Werkgroep maart', 'POO-werkgroep', '2027-03-09T13:30'),
  meeting('werkgroep-oktober', 'Werkgroep oktober', 'POO-werkgroep', '2026-10-06T13:30'),
  meeting('werkgroep-september', 'Werkgroep september', 'POO-werkgroep', '2026-09-01T13:30'),
  meeting('kring-noord', 'Kringoverleg over zij-instroom', 'Kring Noord', '2026-11-12T10:00'),
  meeting('stuurgroep', 'Opbrengst van de kringen', 'Stuurgroep', '2026-11-20T09:00'),
];
const NOW = '2026-11-12T11:00';

test.each([
  [
    'nothing typed: what comes first, then the latest that was',
    '',
    'kring-noord stuurgroep werkgroep-maart werkgroep-oktober werkgroep-september',
  ],
  ['a body', 'werkgroep', 'werkgroep-maart werkgroep-oktober werkgroep-september'],
  ['capitals do not count', 'STUURgroep', 'stuurgroep'],
  ['words of title and body, in any order', 'noord zij-instroom', 'kring-noord'],
  ['every word must be there', 'werkgroep kring', ''],
  ['signs that mean something elsewhere are letters', '%', ''],
])('%s', (_what, typed, found) => {
  expect(
    matchingMeetings(YEAR, typed, NOW)
      .map(({ meetingId }) => meetingId)
      .join(' '),
  ).toBe(found);
});

test('at most ten are shown, the nearest of them', () => {
  const many = Array.from({ length: 25 }, (_, day) =>
    meeting(String(day + 1), 'Overleg', 'Kring', `2026-12-${String(day + 1).padStart(2, '0')}T10:00`),
  );
  expect(matchingMeetings(many.reverse(), 'overleg', NOW).map(({ meetingId }) => meetingId)).toEqual(
    Array.from({ length: 10 }, (_, day) => String(day + 1)),
  );
});
