import type { Card } from '../../../src/cards/kit.ts';
import { yearPlanCard } from '../../../src/meetings/cards/year-plan-card.ts';
import { addDays } from '../../../src/time/local.ts';

const LONG = 'Kring Utrechtse Heuvelrug, Kromme Rijn en Vallei-Oost (waaronder de éénpitters)';
const dates = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    bodyName: nth % 3 === 0 ? LONG : nth % 3 === 1 ? 'Stuurgroep' : 'POO-werkgroep',
    starts: `${addDays('2026-09-03', nth * 14)}T13:30`,
    minutes: nth % 3 === 0 ? 120 : 180,
    place: nth % 2 === 0 ? 'Marijke Hogeschool, Marnixzaal, Utrecht' : '',
    online: nth % 2 === 1,
  }));
const base = {
  language: 'nl' as const,
  partnershipName: 'Partnerschap Opleiden Oost',
  schoolYear: 2026,
  tabUrl: 'https://kringwerk.example/tab/overleg',
};

export const samples: { name: string; card: Card }[] = [
  { name: 'told-few', card: yearPlanCard({ ...base, dates: dates(3) }) },
  { name: 'told-one', card: yearPlanCard({ ...base, dates: dates(1) }) },
  { name: 'told-many', card: yearPlanCard({ ...base, dates: dates(27) }) },
  { name: 'told-en', card: yearPlanCard({ ...base, language: 'en', dates: dates(5) }) },
];
