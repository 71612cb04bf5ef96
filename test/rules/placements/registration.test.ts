import { describe, expect, test } from '@jest/globals';
import { ROLES } from '../../../src/people/rules/roles.ts';
import {
  MAY_REGISTRATION,
  mayRegistration,
  type RegistrationAction,
} from '../../../src/placements/rules/may-registration.ts';
import { compareWithList } from '../../../src/placements/rules/registration/compare.ts';
import {
  differenceWithLastYear,
  findingsOf,
  type LastYearLine,
} from '../../../src/placements/rules/registration/findings.ts';
import {
  canonical,
  countByRegion,
  type PlacedStudent,
  registrationLines,
  type Site,
} from '../../../src/placements/rules/registration/lines.ts';
import {
  countingDate,
  effectOf,
  type SchemeSetting,
  schemeFault,
  settingFor,
} from '../../../src/placements/rules/registration/scheme.ts';

const ON = '2027-10-01';
const SITES: Site[] = [
  { id: 's1', schoolId: 'a', code: '05AA00', region: 'Utrecht Stad', endedOn: null },
  { id: 's2', schoolId: 'b', code: '05AB00', region: 'Rivierenland', endedOn: null },
  { id: 's3', schoolId: 'b', code: '05AB01', region: null, endedOn: null },
  { id: 's4', schoolId: 'c', code: '05AC00', region: 'Rivierenland', endedOn: '2027-08-01' },
];

function placed(studentNumber: string, with_: Partial<PlacedStudent> = {}): PlacedStudent {
  return {
    ...{ studentId: `${studentNumber}-${with_.roundId ?? 'r'}`, roundId: 'r', period: 'hele jaar', label: 1 },
    ...{ studentNumber, variant: 'Voltijd', status: 'confirmed', schoolId: 'a', school: 'De Brug', brin: '05AA' },
    ...{ schoolEndedOn: null, siteId: null, startsOn: '2027-09-01', endsOn: null, leftOut: null },
    ...with_,
  };
}
const count = (...students: PlacedStudent[]) =>
  registrationLines(students, SITES, { schoolYear: 2027, countingDate: ON });
const standings = (...students: PlacedStudent[]) => count(...students).map(({ standing }) => standing);

test.each(Object.keys(MAY_REGISTRATION) as RegistrationAction[])(
  '%s: the programmaleider and the bureau alone',
  (action) => {
    expect(ROLES.filter((role) => mayRegistration(action, [role]))).toEqual(['programmaleider', 'bureau']);
  },
);

describe('what a placement counts for', () => {
  test.each<[string, Partial<PlacedStudent>, string]>([
    ['confirmed, on the day, one site', {}, 'counts'],
    ['until the day itself', { endsOn: ON }, 'counts'],
    ['from the day itself', { startsOn: ON }, 'counts'],
    ['ended the day before', { endsOn: '2027-09-30' }, 'outside'],
    ['begins the day after', { startsOn: '2027-10-02' }, 'outside'],
    ['no answer yet', { status: 'proposed' }, 'waiting'],
    ['declined', { status: 'declined' }, 'declined'],
    ['left out by hand', { leftOut: 'dubbel' }, 'left-out'],
    ['a school with two sites, none named', { schoolId: 'b' }, 'site-unknown'],
    ['a school with two sites, one named', { schoolId: 'b', siteId: 's2' }, 'counts'],
    ['a site of another school', { siteId: 's2' }, 'site-unknown'],
    ['a site without region', { schoolId: 'b', siteId: 's3' }, 'region-unknown'],
    ['a site that ended', { schoolId: 'c', siteId: 's4' }, 'site-unknown'],
    ['a school that ended on the day', { schoolEndedOn: ON }, 'school-unknown'],
    ['a school that ends later', { schoolEndedOn: '2028-01-01' }, 'counts'],
  ])('%s', (_name, student, standing) => {
    expect(standings(placed('700001', student))).toEqual([standing]);
  });

  test('who left the list is not in the registration at all', () => {
    expect(count(placed('700001', { status: 'withdrawn' }))).toEqual([]);
  });

  test('a student in two rounds counts once, where the placement began first', () => {
    const lines = count(
      placed('700001', { roundId: 'tweede', startsOn: '2027-09-20' }),
      placed('700002'),
      placed('700001', { roundId: 'eerste', startsOn: '2027-09-01' }),
    );
    expect(lines.map(({ studentNumber, roundId, standing }) => [studentNumber, roundId, standing])).toEqual([
      ['700001', 'eerste', 'counts'],
      ['700001', 'tweede', 'twice'],
      ['700002', 'r', 'counts'],
    ]);
    // Half years that follow each other are not twice.
    expect(
      standings(
        placed('700001', { roundId: '1', endsOn: '2028-01-31' }),
        placed('700001', { roundId: '2', startsOn: '2028-02-01' }),
      ),
    ).toEqual(['counts', 'outside']);
    // The first one left out by hand: then the other counts.
    expect(
      standings(
        placed('700001', { roundId: '1', leftOut: 'gestopt' }),
        placed('700001', { roundId: '2', startsOn: '2027-09-10' }),
      ),
    ).toEqual(['left-out', 'counts']);
  });

  test('the order in which placements come does not matter for the checksum', () => {
    const students = ['700003', '700001', '700002'].map((number) => placed(number));
    const text = (list: PlacedStudent[]) => count(...list).map(canonical);
    expect(text(students)).toEqual(text([...students].reverse()));
    expect(canonical({ ...count(placed('1'))[0], school: 'a|b' } as never)).toContain('a\\|b');
  });
});

describe('what does not add up', () => {
  const lastYear = (line: Partial<LastYearLine>): LastYearLine => ({
    ...{ studentNumber: '700001', siteCode: '05AA00', region: 'Utrecht Stad', until: '2027-07-31', standing: 'counts' },
    ...line,
  });
  const codes = (lines: PlacedStudent[], last: LastYearLine[] = []) =>
    findingsOf(count(...lines), last, ON).map(({ code, lines: of }) => [code, of.length]);

  test('each is listed, and a student that is there twice with both placements', () => {
    expect(
      codes([
        placed('700001'),
        placed('700001', { roundId: 'x', startsOn: '2027-09-09' }),
        placed('700002', { status: 'proposed' }),
        placed('700003', { schoolId: 'b' }),
        placed('700004', { schoolId: 'b', siteId: 's3' }),
        placed('700005', { schoolEndedOn: '2027-09-01' }),
        placed('700006'),
      ]),
    ).toEqual([
      ['twice', 2],
      ['site-unknown', 1],
      ['region-unknown', 1],
      ['school-unknown', 1],
      ['waiting', 1],
    ]);
    expect(codes([placed('700001')])).toEqual([]);
  });

  test('held against last year: another region for a site, a placement that runs on elsewhere', () => {
    expect(codes([placed('700001')], [lastYear({})])).toEqual([]);
    expect(codes([placed('700009')], [lastYear({ region: 'Rivierenland' })])).toEqual([
      ['other-region-than-last-year', 1],
    ]);
    expect(codes([placed('700001')], [lastYear({ siteCode: '05AB00', until: '2027-12-31' })])).toEqual([
      ['runs-on-from-last-year', 1],
    ]);
    // At the same school it simply goes on.
    expect(codes([placed('700001')], [lastYear({ until: '2027-12-31' })])).toEqual([]);
  });

  test('who stayed, joined, left and moved', () => {
    const lines = count(placed('700001'), placed('700002'), placed('700003', { status: 'declined' }));
    expect(differenceWithLastYear(lines, [])).toBeNull();
    expect(
      differenceWithLastYear(lines, [
        lastYear({ region: 'Rivierenland' }),
        lastYear({ studentNumber: '700003' }),
        lastYear({ studentNumber: '700004', standing: 'waiting' }),
      ]),
    ).toEqual({ stayed: 1, joined: 1, left: 1, moved: 1 });
  });
});

describe('the scheme', () => {
  const setting = (validFrom: string, more: Partial<SchemeSetting> = {}): SchemeSetting => ({
    ...{ validFrom, amountCents: 125_000, minimumPerRegion: 10, countingDay: '10-01' },
    ...more,
  });

  test.each<[string, Partial<SchemeSetting>, string | null]>([
    ['fine', {}, null],
    ['a day that does not exist', { validFrom: '2027-02-30' }, 'scheme-date'],
    ['a negative amount', { amountCents: -1 }, 'scheme-amount'],
    ['half a cent', { amountCents: 0.5 }, 'scheme-amount'],
    ['an absurd amount', { amountCents: 100_000_001 }, 'scheme-amount'],
    ['a negative minimum', { minimumPerRegion: -3 }, 'scheme-minimum'],
    ['not a number', { minimumPerRegion: Number.NaN }, 'scheme-minimum'],
    ['29 February', { countingDay: '02-29' }, 'scheme-counting-day'],
    ['month 13', { countingDay: '13-01' }, 'scheme-counting-day'],
  ])('%s', (_name, change, fault) => {
    expect(schemeFault({ ...setting('2027-08-01'), ...change })).toBe(fault);
  });

  test('the counting date lies in the school year', () => {
    expect(countingDate('10-01', 2027)).toBe('2027-10-01');
    expect(countingDate('02-01', 2027)).toBe('2028-02-01');
    expect(countingDate('07-31', 2027)).toBe('2028-07-31');
  });

  test('the latest setting that was in force on its own counting date', () => {
    const [old, late] = [setting('2025-01-01'), setting('2027-11-01', { amountCents: 200_000 })];
    expect(settingFor([late, old], 2027)).toBe(old);
    expect(settingFor([late, old], 2028)).toBe(late);
    expect(settingFor([late, old], 2023)).toBeNull();
    expect(settingFor([setting('2027-11-01', { countingDay: '02-01' })], 2027)?.validFrom).toBe('2027-11-01');
  });

  test('euros per region: below the minimum nothing, and what is missed', () => {
    const counted = countByRegion([
      ...Array.from({ length: 12 }, () => ({ standing: 'counts' as const, region: 'Utrecht Stad' })),
      ...Array.from({ length: 7 }, () => ({ standing: 'counts' as const, region: 'Rivierenland' })),
      { standing: 'twice', region: 'Rivierenland' },
    ]);
    expect(effectOf(counted, setting('2027-08-01'))).toEqual({
      regions: [
        { region: 'Utrecht Stad', students: 12, missing: 0, cents: 1_500_000, lostCents: 0 },
        { region: 'Rivierenland', students: 7, missing: 3, cents: 0, lostCents: 875_000 },
      ],
      ...{ students: 19, cents: 1_500_000, lostCents: 875_000 },
    });
  });
});

describe('held against a list of OnStage', () => {
  const known = {
    brins: new Set(['05AA', '05AB', '05AC']),
    regions: new Map(SITES.map(({ code, region }) => [code, region])),
  };
  const columns = { studentNumber: 0, school: 1, site: null, region: 2, startsOn: 3, endsOn: 4 };
  const compare = (rows: unknown[][], ...students: PlacedStudent[]) =>
    compareWithList(count(...students), { rows: [['kop'], ...rows], headingRow: 0, columns }, known).map(
      ({ code, row, studentNumber, here, there }) => [code, row, studentNumber, here, there],
    );

  test('the same', () => {
    expect(compare([['700001', '05AA00', 'utrecht stad', '1-9-2027', '31-7-2028']], placed('700001'))).toEqual([]);
    expect(compare([['700001', '05AA', null, null, null]], placed('700001'))).toEqual([]);
  });

  test('each difference, with the row and both sides', () => {
    expect(
      compare(
        [
          ['700001', '05AB00', null, null, null],
          ['700002', '05AA00', null, '1-10-2027', null],
          ['700003', '05AA00', null, null, null],
          ['700003', '05AB00', null, null, null],
          ['700004', '99ZZ00', null, null, null],
          ['naam', '05AA00', null, null, null],
          ['700006', '05AA00', 'Rivierenland', null, null],
        ],
        ...['700001', '700002', '700003', '700005', '700006'].map((number) => placed(number)),
      ),
    ).toEqual([
      ['only-there', 6, '700004', '', '99ZZ00'],
      ['only-here', null, '700005', '05AA00', ''],
      ['other-place', 2, '700001', '05AA00', '05AB00'],
      ['other-period', 3, '700002', '2027-09-01 – 2028-07-31', '2027-10-01 – …'],
      ['twice-there', 5, '700003', '', '4'],
      ['place-unknown', 6, '700004', '', '99ZZ00'],
      ['two-regions', 8, null, '05AA00: Utrecht Stad', 'Rivierenland'],
      ['row-unreadable', 7, null, '', ''],
    ]);
  });

  test('a vestiging in two regions within the list', () => {
    expect(
      compare(
        [
          ['700001', '05AA00', 'Utrecht Stad', null, null],
          ['700002', '05AA00', 'Midden-Nederland', null, null],
        ],
        placed('700001'),
        placed('700002'),
      ),
    ).toEqual([['two-regions', 2, null, '05AA00: Utrecht Stad', 'Midden-Nederland, Utrecht Stad']]);
  });
});
