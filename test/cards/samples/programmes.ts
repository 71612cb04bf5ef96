import type { Card } from '../../../src/cards/kit.ts';
import { type ProgrammeOnCard, programmeCard } from '../../../src/programmes/cards/programme-card.ts';
import { programmeView } from '../../browser/programme-samples.ts';

const state: ProgrammeOnCard = {
  ...{ language: 'nl', partnershipId: 'p', partnershipName: 'Partnerschap Opleiden in de school Oost-Utrecht' },
  ...{ programme: programmeView({ makes: false }), notices: [], editing: false },
  url: 'https://kringwerk.example/tab/dagprogramma/0c4be0a4-3b3c-4a53-9a6d-6b1f8d0f7a11',
};
const chosen = programmeView({ makes: false, chosen: true });
const closed = { ...chosen, state: 'closed' as const, open: false, may: { change: false, signUp: false } };

export const samples: { name: string; card: Card }[] = [
  { name: 'open', card: programmeCard(state) },
  { name: 'open-en', card: programmeCard({ ...state, language: 'en' }) },
  { name: 'chosen', card: programmeCard({ ...state, programme: chosen, notices: ['Je bent ingeschreven.'] }) },
  { name: 'change', card: programmeCard({ ...state, programme: chosen, editing: true }) },
  {
    name: 'last-place-gone',
    card: programmeCard({
      ...state,
      editing: true,
      notices: ['De laatste plek bij "Begeleiden van zij-instromers" is net vergeven. Kies een andere sessie.'],
    }),
  },
  { name: 'closed', card: programmeCard({ ...state, programme: closed }) },
  {
    name: 'closed-nothing-chosen',
    card: programmeCard({ ...state, programme: { ...closed, parts: state.programme.parts } }),
  },
  {
    name: 'without-a-date',
    card: programmeCard({
      ...state,
      programme: {
        ...state.programme,
        ...{ startsAt: '', place: '', signUpUntil: null },
        parts: state.programme.parts.map((part) => ({ ...part, startsAt: '', endsAt: '' })),
      },
    }),
  },
];
