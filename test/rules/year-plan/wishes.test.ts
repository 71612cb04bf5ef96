import { describe, expect, test } from '@jest/globals';
import { solveYear } from '../../../src/meetings/rules/year-plan/solve.ts';
import { unmetText } from '../../../src/text/year-plan-reasons.ts';
import { beforeStuurgroep, body, cadence, kring, planInput } from './poo.ts';

const spread = (count: number) => ({ kind: 'spread', count }) as const;
const september = { kind: 'months', months: [{ month: 9, part: 'early' }] } as const;
const days = (plan: ReturnType<typeof solveYear>) => plan.dates.map(({ bodyId, starts }) => `${bodyId} ${starts}`);

describe('hard rules', () => {
  test('no day in a school holiday of any region concerned, and it says which', () => {
    const october = { kind: 'months', months: [{ month: 10, part: 'middle' }] } as const;
    const wishes = cadence(october, { weekdays: [4] });
    const midden = solveYear(planInput([body('Werkgroep', ['a'], wishes)]));
    expect(days(midden)).toEqual(['werkgroep 2026-10-15T13:30']);
    const both = solveYear(planInput([{ ...body('Werkgroep', ['a'], wishes), regions: ['midden', 'noord'] }]));
    expect(days(both)).toEqual(['werkgroep 2026-10-08T13:30']);
    expect(both.dates[0]?.reasons).toEqual([
      {
        kind: 'next-to-holiday',
        side: 'before',
        weekday: 4,
        name: 'autumn',
        regions: ['midden', 'noord'],
        allRegions: true,
      },
      { kind: 'month', month: 10, part: 'middle' },
      { kind: 'instead', date: '2026-10-15', barrier: { kind: 'holiday', name: 'autumn', regions: ['noord'] } },
    ]);
  });

  test('no public holiday', () => {
    const may = cadence({ kind: 'months', months: [{ month: 5, part: 'early' }] }, { weekdays: [4, 5] });
    const closed = [{ from: '2027-05-08', until: '2027-05-31', name: 'toetsweken' }];
    const plan = solveYear(planInput([body('Werkgroep', ['a'], may)], { closures: closed }));
    // Ascension Day is 6 May 2027, and schools stay closed on the day after; the week before is the May holiday.
    expect(plan.dates).toEqual([]);
    expect(plan.unmet).toMatchObject([
      {
        kind: 'no-day',
        barriers: expect.arrayContaining([
          { barrier: { kind: 'public', name: 'ascension' }, days: 1 },
          { barrier: { kind: 'public', name: 'dayAfterAscension' }, days: 1 },
          { barrier: { kind: 'closure', name: 'toetsweken' }, days: 6 },
        ]),
        hint: { kind: 'weekday', date: '2027-05-03' },
      },
    ]);
  });

  test('no Wednesday afternoon, unless the body does not mind', () => {
    const wednesday = cadence(september, { weekdays: [3] });
    const plan = solveYear(planInput([body('Werkgroep', ['a'], wednesday)]));
    expect(plan.unmet).toMatchObject([{ kind: 'no-day', hint: { kind: 'weekday' } }]);
    const morning = { ...wednesday, starts: '09:00' };
    expect(days(solveYear(planInput([body('Werkgroep', ['a'], morning)])))).toEqual(['werkgroep 2026-09-02T09:00']);
    const careless = { ...wednesday, keepShortDays: false };
    expect(days(solveYear(planInput([body('Werkgroep', ['a'], careless)])))).toEqual(['werkgroep 2026-09-02T13:30']);
  });

  test('nobody is in two places at once, or rushes from one to the other', () => {
    const one = body('Een', ['samen', 'b'], cadence(september, { weekdays: [4], starts: '10:00', minutes: 120 }));
    const two = (starts: string, place: string) =>
      body('Twee', ['samen', 'c'], cadence(september, { weekdays: [4], starts, minutes: 120, place }));
    const at = (starts: string, place: string, travelMinutes = 60) =>
      days(solveYear(planInput([one, two(starts, place)], { travelMinutes })));
    expect(at('11:00', 'Marnixzaal, Utrecht')).toEqual(['een 2026-09-03T10:00', 'twee 2026-09-10T11:00']);
    expect(at('12:30', 'Amersfoort')).toEqual(['een 2026-09-03T10:00', 'twee 2026-09-10T12:30']);
    expect(at('12:00', 'Marnixzaal, Utrecht')).toHaveLength(2);
    const others = body('Twee', ['c'], cadence(september, { weekdays: [4], starts: '11:00', minutes: 120 }));
    expect(days(solveYear(planInput([one, others])))).toEqual(['een 2026-09-03T10:00', 'twee 2026-09-03T11:00']);
  });

  test('a term that ended keeps nobody busy', () => {
    const one = body('Een', ['samen'], cadence(september, { weekdays: [4] }));
    const two = body('Twee', [], cadence(september, { weekdays: [4] }));
    const left = { ...two, people: [{ personId: 'samen', from: null, until: '2026-08-31' }] };
    expect(days(solveYear(planInput([one, left])))).toEqual(['een 2026-09-03T13:30', 'twee 2026-09-03T13:30']);
  });

  test('a meeting outside the plan keeps its people busy', () => {
    const one = body('Een', ['samen'], cadence(september, { weekdays: [4] }));
    const other = body('Kring Noord', ['samen'], null);
    const taken = [{ bodyId: 'kring-noord', starts: '2026-09-03T15:00', minutes: 60, place: '', online: true }];
    const plan = solveYear(planInput([one, other], { taken }));
    expect(days(plan)).toEqual(['een 2026-09-10T13:30']);
    expect(plan.dates[0]?.reasons).toContainEqual({
      kind: 'instead',
      date: '2026-09-03',
      barrier: { kind: 'clash', bodyName: 'Kring Noord', people: 1 },
    });
  });
});

describe('before another body', () => {
  const stuurgroep = body('Stuurgroep', ['a'], cadence({ kind: 'months', months: [{ month: 11, part: 'late' }] }));

  test('three to five weeks, and in time for the papers', () => {
    const plan = solveYear(planInput([stuurgroep, kring('Noord', beforeStuurgroep)]));
    expect(days(plan)).toEqual(['kring-noord 2026-10-27T13:30', 'stuurgroep 2026-11-26T13:30']);
    const late = kring('Noord', { ...beforeStuurgroep, minWeeks: 0, maxWeeks: 2, outcomeDays: 30 });
    const short = solveYear(planInput([stuurgroep, late]));
    expect(short.dates.map(({ bodyId }) => bodyId)).toEqual(['stuurgroep']);
    expect(short.unmet).toMatchObject([
      { kind: 'no-day', bodyName: 'Kring Noord', before: { bodyName: 'Stuurgroep', date: '2026-11-26' } },
    ]);
    expect(unmetText(short.unmet[0]!, 'nl')).toContain('de opbrengst is dan niet op tijd bij de stukken');
  });

  test('the other body gives way where that is what it takes', () => {
    const exactly = { ...beforeStuurgroep, minWeeks: 2, maxWeeks: 2 } as const;
    const plan = solveYear(planInput([stuurgroep, kring('Noord', exactly, { weekdays: [2] })]));
    expect(plan.unmet).toEqual([]);
    expect(days(plan)[1]).toBe('stuurgroep 2026-11-24T13:30');
  });

  test('says who waits for whom, and for nothing', () => {
    const circle = [
      kring('Noord', { ...beforeStuurgroep, bodyId: 'kring-zuid' }),
      kring('Zuid', { ...beforeStuurgroep, bodyId: 'kring-noord' }),
      kring('Oost', { ...beforeStuurgroep, bodyId: 'weg' }),
    ];
    const plan = solveYear(planInput(circle));
    expect(plan.dates).toEqual([]);
    expect(plan.unmet.map(({ kind }) => kind).sort()).toEqual(['circle', 'circle', 'parent-unplanned']);
    for (const unmet of plan.unmet) expect(unmetText(unmet, 'nl').length).toBeGreaterThan(20);
  });
});

describe('what is not met is said', () => {
  test('a locked date in a holiday stands, and is reported', () => {
    const fixed = [
      { bodyId: 'werkgroep', slot: 0, starts: '2026-10-20T13:30', minutes: 120, place: '', online: false },
    ];
    const plan = solveYear(planInput([body('Werkgroep', ['a'], cadence(spread(4)))], { fixed }));
    expect(plan.dates[0]).toMatchObject({ starts: '2026-10-20T13:30', locked: true });
    expect(plan.unmet).toEqual([
      {
        kind: 'locked',
        bodyId: 'werkgroep',
        bodyName: 'Werkgroep',
        date: '2026-10-20',
        barrier: { kind: 'holiday', name: 'autumn', regions: ['midden'] },
      },
    ]);
  });

  test('years without a school calendar, bodies without members or regions, months outside the period', () => {
    const later = planInput([{ ...body('Werkgroep', [], cadence(spread(2))), regions: [] }], {
      from: '2030-08-01',
      until: '2031-05-31',
    });
    const kinds = solveYear(later).unmet.map(({ kind }) => kind);
    expect(kinds).toEqual(['holidays-unknown', 'holidays-unknown', 'holidays-unknown', 'nobody', 'no-regions']);
    const june = cadence({ kind: 'months', months: [{ month: 6, part: 'early' }] });
    const window = { from: '2026-08-01', until: '2027-05-31' };
    expect(solveYear(planInput([body('Breed', ['a'], june)], window)).unmet).toMatchObject([
      { kind: 'month-outside', month: 6 },
    ]);
  });

  test('six kringen that share one person find six days, or say which did not', () => {
    const stuurgroep = body('Stuurgroep', ['x'], cadence({ kind: 'months', months: [{ month: 11, part: 'late' }] }));
    const names = ['Noord', 'Oost', 'Zuid', 'West', 'Midden', 'Vallei'];
    const sharing = names.map((name) => {
      const one = kring(name, beforeStuurgroep);
      return { ...one, people: [...one.people, { personId: 'relatiebeheerder', from: null, until: null }] };
    });
    const plan = solveYear(planInput([stuurgroep, ...sharing]));
    expect(plan.unmet).toEqual([]);
    const kringDays = plan.dates.filter(({ bodyId }) => bodyId !== 'stuurgroep').map(({ starts }) => starts);
    expect(new Set(kringDays).size).toBe(6);
    const two = { ...beforeStuurgroep, minWeeks: 4, maxWeeks: 5 } as const;
    const tight = sharing.map((one) => ({ ...one, cadence: { ...one.cadence!, when: two, weekdays: [4] } }));
    const short = solveYear(planInput([stuurgroep, ...tight]));
    expect(short.dates.length + short.unmet.filter(({ kind }) => kind === 'no-day').length).toBe(7);
    expect(short.unmet[0]).toMatchObject({ kind: 'no-day', hint: { kind: 'weekday' } });
  });
});
