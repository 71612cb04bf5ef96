import type { Card } from '../../../src/cards/kit.ts';
import {
  type AskCardState,
  agreedInput,
  redistributionCard,
} from '../../../src/placements/cards/redistribution-card.ts';
import type { AskView } from '../../../src/placements/schema-redistribution.ts';
import { refusalText } from '../../../src/text/refusals.ts';

const BOARD = 'Stichting voor Protestants-Christelijk en Katholiek Primair Onderwijs De Vijfheerenlandse Waarden';
const lines = [
  { variantId: 'vt', variant: 'Voltijd jaar 2', asked: 4, agreed: null },
  { variantId: 'ad', variant: 'AD-PEP (Associate degree Pedagogisch Educatief Professional)', asked: 1, agreed: null },
];

function ask(change: Partial<AskView> = {}): AskView {
  return {
    askId: '5be0a4c0-3b3c-4a53-9a6d-6b1f8d0f7a11',
    roundId: '0c4be0a4-3b3c-4a53-9a6d-6b1f8d0f7a11',
    schoolYear: 2027,
    period: 'hele jaar',
    boardId: '7d1f0c52-58a5-4b0e-8f4a-0e6d7a1c9b22',
    boardName: BOARD,
    state: 'open',
    answerBy: '2027-02-12T17:00',
    why: { teachers: 84, half: 42, offered: 31, past: 28, tier: 'accredited' },
    reason: '',
    lines,
    answeredAt: null,
    answeredBy: null,
    contacts: ['Annemiek van den Bosch-Verhoeven'],
    mayAnswer: true,
    ...change,
  };
}

function draw(change: Partial<AskView> = {}, more: Partial<AskCardState> = {}): Card {
  return redistributionCard({
    language: 'nl',
    partnershipId: 'p1',
    partnershipName: 'Partnerschap Opleiden Oost',
    viewerId: 'me',
    ask: ask(change),
    ...more,
  });
}

const agreed = (vt: number, ad: number, by: AskView['answeredBy'], more: Partial<AskView> = {}): Partial<AskView> => ({
  state: vt + ad === 5 ? 'accepted' : vt + ad === 0 ? 'declined' : 'countered',
  answeredAt: '2027-02-03T09:12:00.000Z',
  answeredBy: by,
  lines: lines.map((line) => ({ ...line, agreed: line.variantId === 'vt' ? vt : ad })),
  ...more,
});
const me = { personId: 'me', name: 'Jan-Willem Oosterhuis-de Graaf', onBehalf: false };
const colleague = { personId: 'other', name: 'Mirjam Terpstra', onBehalf: false };

export const samples = [
  { name: 'ask-open', card: draw() },
  { name: 'ask-open-en', card: draw({ why: { ...ask().why, past: null } }, { language: 'en' }) },
  { name: 'ask-form', card: draw({}, { show: 'form' }) },
  {
    name: 'ask-form-fault',
    card: draw(
      {},
      {
        show: 'form',
        fault: {
          text: refusalText('ask-not-whole', { variant: 'Voltijd jaar 2', asked: 4 }, 'nl'),
          typed: { [agreedInput('vt')]: '-3', [agreedInput('ad')]: '' },
        },
      },
    ),
  },
  { name: 'ask-accepted', card: draw(agreed(4, 1, me)) },
  { name: 'ask-countered-by-colleague', card: draw(agreed(2, 0, colleague, { reason: 'Twee mentoren zijn ziek.' })) },
  {
    name: 'ask-declined-on-behalf',
    card: draw(agreed(0, 0, { ...colleague, onBehalf: true }, { reason: 'We fuseren dit jaar.' })),
  },
  { name: 'ask-withdrawn', card: draw({ state: 'withdrawn', mayAnswer: false }) },
  { name: 'ask-expired', card: draw({ state: 'expired', mayAnswer: false }) },
  {
    name: 'ask-late-click',
    card: draw(
      { state: 'expired', mayAnswer: false },
      {
        fault: {
          text: refusalText('ask-closed', { deadline: '2027-02-12T17:00', contact: 'Annemiek van den Bosch' }, 'nl'),
          typed: {},
        },
      },
    ),
  },
  { name: 'ask-open-mail-only', card: draw({ lines: lines.slice(0, 1) }, { viewerId: null }) },
];
