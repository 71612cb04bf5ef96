import { describe, expect, test } from '@jest/globals';
import { rosterDifference, type StoredRoster } from '../../../src/people/rules/roster-difference.ts';
import { EXAMPLE_ROSTER } from '../../../src/people/rules/roster-example.ts';
import { ROSTER_PARTS, type RosterRecords, type TermRecord } from '../../../src/people/rules/roster-records.ts';

const TODAY = '2026-11-02';
const YESTERDAY = '2026-11-01';

function stored(records: Required<RosterRecords>): StoredRoster {
  const entries = ROSTER_PARTS.map((part) => [
    part,
    records[part].map((record, at) => ({ id: `${part}-${at}`, record, ended: false })),
  ]);
  return Object.fromEntries(entries) as StoredRoster;
}

const nothing = { added: [], changed: [], ended: [] };

describe('the difference between the roster and a file', () => {
  test('the same file changes nothing', () => {
    const difference = rosterDifference(stored(EXAMPLE_ROSTER), EXAMPLE_ROSTER, TODAY);
    for (const part of ROSTER_PARTS) expect(difference[part]).toEqual(nothing);
  });

  test('an empty file changes nothing', () => {
    const difference = rosterDifference(stored(EXAMPLE_ROSTER), {}, TODAY);
    for (const part of ROSTER_PARTS) expect(difference[part]).toEqual(nothing);
  });

  test('the language that somebody chose stays, whatever the file says; the rest of them is changed', () => {
    const [one, ...others] = stored(EXAMPLE_ROSTER).persons;
    const spoken = { ...one!, record: { ...one!.record, language: 'en' as const }, keeps: { language: 'en' as const } };
    const kept = { ...stored(EXAMPLE_ROSTER), persons: [spoken, ...others] };
    expect(rosterDifference(kept, EXAMPLE_ROSTER, TODAY).persons).toEqual(nothing);
    const persons = EXAMPLE_ROSTER.persons.map((person, at) =>
      at === 0 ? { ...person, name: 'Nieuwe Naam' } : person,
    );
    const [changed] = rosterDifference(kept, { persons }, TODAY).persons.changed;
    expect(changed?.after).toEqual({ ...spoken.record, name: 'Nieuwe Naam' });
  });

  test('another spelling of a name that is referred to is no change', () => {
    const boards = EXAMPLE_ROSTER.boards.map((board) => ({ ...board, kring: 'KRING  OOST' }));
    expect(rosterDifference(stored(EXAMPLE_ROSTER), { boards }, TODAY).boards).toEqual(nothing);
  });

  test('a board that leaves takes its schools, vestigingen, roles and seats along', () => {
    const difference = rosterDifference(stored(EXAMPLE_ROSTER), { boards: EXAMPLE_ROSTER.boards.slice(0, 1) }, TODAY);
    expect(difference.boards.ended.map(({ record }) => record.number)).toEqual(['41002']);
    expect(difference.schools.ended.map(({ record }) => record.brin)).toEqual(['07KL']);
    expect(difference.sites.ended.map(({ record }) => record.code)).toEqual(['07KL00']);
    expect(difference.roles.ended.map(({ record }) => record.role)).toEqual(['bestuurder']);
    expect(difference.seats.ended.map(({ record }) => record.label)).toEqual(['Lid namens Het Kompas']);
    expect(difference.terms.ended.map(({ record }) => record.seat)).toEqual(['Lid namens Het Kompas']);
  });

  test('a kring that is dissolved leaves its boards without one', () => {
    const difference = rosterDifference(stored(EXAMPLE_ROSTER), { bodies: EXAMPLE_ROSTER.bodies.slice(0, 1) }, TODAY);
    expect(difference.boards.changed.map(({ after }) => after.kring)).toEqual([null, null]);
    expect(difference.seats.ended).toHaveLength(3);
  });
});

describe('terms', () => {
  const seat = EXAMPLE_ROSTER.seats[0]!;
  const term = (from: string | null, until: string | null): TermRecord => ({
    body: seat.body,
    seat: seat.label,
    email: 'marleen.de.groot@voorbeeld.example',
    kind: 'member',
    from,
    until,
  });
  const compare = (before: { term: TermRecord; ended: boolean }[], after: TermRecord[]) => {
    const kept = {
      ...stored(EXAMPLE_ROSTER),
      terms: before.map(({ term: record, ended }, at) => ({ id: `t${at}`, record, ended })),
    };
    return rosterDifference(kept, { seats: EXAMPLE_ROSTER.seats, terms: after }, TODAY).terms;
  };

  test('a term that is over stays when the file no longer has it', () => {
    expect(compare([{ term: term('2020-01-01', '2024-01-01'), ended: true }], [])).toEqual(nothing);
  });

  test('a second term of the same person is added beside the first', () => {
    const first = { term: term('2020-01-01', '2024-01-01'), ended: true };
    expect(compare([first], [term('2025-01-01', null)])).toMatchObject({
      added: [{ from: '2025-01-01' }],
      changed: [],
    });
  });

  test('a running term whose first day is corrected is the same term', () => {
    expect(compare([{ term: term(null, null), ended: false }], [term('2025-08-01', null)])).toMatchObject({
      added: [],
      changed: [{ id: 't0', returned: false }],
      ended: [],
    });
  });

  test('a term that was ended comes back', () => {
    expect(compare([{ term: term(null, YESTERDAY), ended: true }], [term(null, null)])).toMatchObject({
      changed: [{ id: 't0', returned: true }],
    });
  });
});
