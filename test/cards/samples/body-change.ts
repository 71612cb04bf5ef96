import type { Card } from '../../../src/cards/kit.ts';
import { bodyChangeCard } from '../../../src/meetings/cards/body-change-card.ts';
import { planBodyChange } from '../../../src/meetings/rules/body-change.ts';
import { bodyChangeText, changeLines } from '../../../src/text/body-change.ts';

const body = 'Kring Utrechtse Heuvelrug, Kromme Rijn en Vallei-Oost (waaronder de éénpitters)';
const seat = { role: 'lid' as const, boardId: null, required: false, filled: true };

function draw(into: string | null, language: 'nl' | 'en' = 'nl'): Card {
  const plan = planBodyChange(
    {
      name: body,
      seats: [1, 2, 3, 4].map((nth) => ({ ...seat, seatId: `s${nth}`, label: `Lid namens Stichting ${nth}` })),
      into: into === null ? null : { name: into, seats: [] },
      boards: [{ boardId: 'b1', name: 'Stichting De Lindeboom' }],
      elsewhere: [{ seatId: 'g1', label: 'Lid namens de kring', bodyName: 'Stuurgroep', taken: false }],
      meetings: [{ meetingId: 'm1', title: 'Kringoverleg najaar', starts: '2026-11-26T14:00' }],
      polls: [{ pollId: 'p1', meetingId: 'm2', title: 'Kringoverleg voorjaar' }],
    },
    { meetings: 'move', polls: 'carry' },
  );
  const say = bodyChangeText[language];
  return bodyChangeCard({
    language,
    partnershipName: 'Partnerschap Opleiden Oost',
    heading: into === null ? say.dissolved(body) : say.merged(body, into),
    lines: changeLines(plan, { body, into }, '2026-11-02', language),
    tabUrl: 'https://kringwerk.example/tab/overleg',
  });
}

export const samples: { name: string; card: Card }[] = [
  { name: 'merged', card: draw('Kring Noord') },
  { name: 'dissolved', card: draw(null) },
  { name: 'merged-en', card: draw('Kring Noord', 'en') },
];
