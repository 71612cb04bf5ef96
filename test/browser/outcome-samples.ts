import type { OutcomeKringView, OutcomeRounds, OutcomeRoundView } from '../../src/outcomes/schema.ts';

const none = { answer: false, settle: false, reopen: false, add: false };
const kring = (bodyId: string, name: string, more: Partial<OutcomeKringView>): OutcomeKringView => ({
  ...{ bodyId, name, standing: 'settled', settler: 'Frank Lindeboom', settledAt: null, settledBy: null },
  ...{ afterRollUp: false, goneOn: null, goneInto: null, agenda: null, answers: [], additions: [], may: none },
  ...more,
});

/** A round with six kringen: agreed, on a condition, against, divided, late, and one that merged. */
export function outcomeSample(): OutcomeRoundView {
  const said = (position: 'agree' | 'agree-if' | 'disagree' | 'none' | null, reasons = '', dissent = '') => [
    { questionId: 'q1', position, reasons, dissent, changedBy: null },
    { questionId: 'q2', position, reasons: '', dissent: '', changedBy: null },
  ];
  const by = { settledBy: 'Margriet van der Woude-Hoogenboezem', settledAt: '2025-06-24T10:00:00.000Z' };
  return {
    ...{ roundId: 'round-1', title: 'Samen opleiden na 2026', toBodyId: 'body-3', toBodyName: 'Stuurgroep' },
    ...{ dueOn: '2025-08-22', state: 'rolled-up' },
    explanation: 'De stuurgroep besluit in september en wil eerst weten hoe elke kring hierover denkt.',
    questions: [
      { questionId: 'q1', text: 'Gaan de zes kringen vanaf 2027 verder als drie regio’s?' },
      { questionId: 'q2', text: 'Krijgen de éénpitters samen een eigen zetel in de stuurgroep?' },
    ],
    kringen: [
      kring('k1', 'Kring Heuvelrug en Vallei', {
        ...by,
        answers: said('agree-if', 'Als elke regio twee zetels krijgt.', 'Eén bestuur wil alles laten zoals het is.'),
      }),
      kring('k2', 'Kring Noord', { ...by, answers: said('agree', 'Minder overleg, meer kracht.') }),
      kring('k3', 'Kring Oost', { ...by, answers: said('disagree', 'De afstand wordt te groot.') }),
      kring('k4', 'Kring Rivierenland', {
        standing: 'late',
        answers: said(null),
        additions: [
          { additionId: 'a', questionId: 'q1', byName: 'Frank Lindeboom', text: 'Vraag het ook aan de scholen.' },
        ],
        may: { ...none, answer: true, add: true },
      }),
      kring('k5', 'Kring West', { ...by, answers: said('none', 'De kring is verdeeld.', 'De helft wil wachten.') }),
      kring('k6', 'Kring Zuid', {
        standing: 'gone',
        goneOn: '2025-06-30',
        goneInto: 'Kring West',
        answers: said(null),
      }),
    ],
    tallies: [0, 1].map(() => ({
      said: {
        ...{ agree: ['Kring Noord'], 'agree-if': ['Kring Heuvelrug en Vallei'] },
        ...{ disagree: ['Kring Oost'], none: ['Kring West'] },
      },
      ...{ missing: ['Kring Rivierenland'], gone: ['Kring Zuid'] },
    })),
    rolledUp: {
      ...{ meetingId: 'meeting-1', startsAt: '2025-09-04T14:00', at: '2025-08-26T09:00:00.000Z' },
      without: ['Kring Rivierenland'],
    },
    decisions: [],
    may: { overview: true, rollUp: true, withdraw: true },
  };
}

export const outcomeRounds: OutcomeRounds = {
  rounds: [
    {
      ...{ roundId: 'round-1', title: 'Samen opleiden na 2026', toBodyName: 'Stuurgroep', dueOn: '2025-08-22' },
      ...{ state: 'rolled-up', asked: 6, settled: 4, late: 1, overview: true },
      mine: [{ bodyId: 'k4', bodyName: 'Kring Rivierenland', standing: 'late' }],
    },
  ],
  ask: {
    to: [{ bodyId: 'body-3', name: 'Stuurgroep' }],
    kringen: ['Kring Heuvelrug en Vallei', 'Kring Noord', 'Kring Oost'].map((name, nth) => ({
      ...{ bodyId: `k${nth + 1}`, name },
      seats: [{ seatId: `s${nth}`, label: 'Voorzitter', name: 'Margriet van der Woude-Hoogenboezem' }],
    })),
  },
};
