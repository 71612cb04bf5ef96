import { describe, expect, test } from '@jest/globals';
import { solveYear } from '../../../src/meetings/rules/year-plan/solve.ts';
import { reasonText } from '../../../src/text/year-plan-reasons.ts';
import { KRINGEN, poo2025, pooYear } from './poo.ts';

const datesOf = (plan: ReturnType<typeof solveYear>, bodyId: string) =>
  plan.dates.filter((date) => date.bodyId === bodyId).map(({ starts }) => starts.slice(0, 10));

describe('the rhythm of POO in 2025', () => {
  const plan = solveYear(poo2025());

  test('everything that was wanted has a day', () => {
    expect(plan.unmet).toEqual([]);
    expect(plan.dates).toHaveLength(4 + 4 * KRINGEN.length + 4 + 2);
  });

  test('the broad meeting is on 2 June, the stuurgroep on 4 September, the afternoon on 24 November', () => {
    expect(datesOf(plan, 'brede-bijeenkomst')).toEqual(['2025-06-02', '2025-11-24']);
    expect(datesOf(plan, 'stuurgroep')[2]).toBe('2025-09-04');
    expect(datesOf(plan, 'poo-werkgroep')).toHaveLength(4);
  });

  test('every kring meets in June before the stuurgroep of September, its outcome in with the papers', () => {
    for (const name of KRINGEN) {
      const [, , third] = datesOf(plan, `kring-${name.toLowerCase()}`);
      expect(third).toMatch(/^2025-06-/);
    }
    const kring = plan.dates.find(({ bodyId, slot }) => bodyId === 'kring-noord' && slot === 2);
    expect(kring?.before).toEqual({ bodyId: 'stuurgroep', slot: 2 });
    expect(reasonText(kring?.reasons ?? [], 'nl')).toBe(
      '4 weken vóór Stuurgroep van donderdag 4 september (zomervakantie niet meegeteld); opbrengst uiterlijk donderdag 28 augustus bij de stukken',
    );
  });

  test('says of 4 September why it is that day', () => {
    const september = plan.dates.find(({ starts }) => starts.startsWith('2025-09-04'));
    expect(reasonText(september?.reasons ?? [], 'nl')).toBe(
      'eerste donderdag na de zomervakantie in regio midden; begin september, zoals gevraagd; 6 overleggen komen 3–5 weken ervoor bij elkaar',
    );
  });
});

describe('a school year of POO', () => {
  test('is solved in full, and twice the same, in whatever order the bodies come', () => {
    const plan = solveYear(pooYear());
    expect(plan.unmet).toEqual([]);
    expect(solveYear(pooYear())).toEqual(plan);
    const input = pooYear();
    expect(solveYear({ ...input, bodies: [...input.bodies].reverse() })).toEqual(plan);
  });

  test('with some dates locked, the rest falls around them, and all locked gives the same dates again', () => {
    const plan = solveYear(pooYear());
    const moved = { bodyId: 'stuurgroep', slot: 0, starts: '2026-10-08T13:30', minutes: 180, place: '', online: false };
    const around = solveYear(pooYear({ fixed: [moved] }));
    expect(around.dates.find(({ bodyId, slot }) => bodyId === 'stuurgroep' && slot === 0)).toMatchObject({
      starts: '2026-10-08T13:30',
      locked: true,
      reasons: [{ kind: 'locked' }, { kind: 'spread', nth: 1, of: 4 }, { kind: 'run-up' }],
    });
    expect(around.unmet).toEqual([]);
    const all = solveYear(pooYear({ fixed: plan.dates }));
    expect(all.dates.map(({ bodyId, slot, starts }) => ({ bodyId, slot, starts }))).toEqual(
      plan.dates.map(({ bodyId, slot, starts }) => ({ bodyId, slot, starts })),
    );
    expect(all.unmet).toEqual([]);
  });
});
