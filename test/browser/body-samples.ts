import { NO_PREFERENCES } from '../../src/meetings/rules/body-settings.ts';
import type { BodyChangePreview } from '../../src/meetings/schema-body-change.ts';
import type { BodySettingsView } from '../../src/meetings/schema-body-settings.ts';

/** A stuurgroep whose quorum cannot be reached, because no kring has a filled seat. */
export const bodySettingsSample: BodySettingsView = {
  body: { bodyId: 'body-3', name: 'Stuurgroep', kind: 'stuurgroep' },
  quorum: [
    { atLeast: 1, of: { role: 'voorzitter' } },
    { atLeast: 0.5, of: 'voting' },
    { atLeast: 2, of: { role: 'kring' } },
  ],
  quorumKept: true,
  preferences: { ...NO_PREFERENCES, weekdays: [4, 2], from: '13:30', until: '17:00', minutes: 120, form: 'hybrid' },
  seats: [
    { role: 'voorzitter', votes: true, required: true, boardId: null, kringId: null },
    { role: 'lid', votes: true, required: false, boardId: 'board-1', kringId: null },
    { role: 'lid', votes: true, required: false, boardId: 'board-2', kringId: null },
    { role: 'lid', votes: true, required: false, boardId: null, kringId: 'body-2' },
    { role: 'adviseur', votes: false, required: false, boardId: null, kringId: null },
  ],
  vacant: 2,
  savedAt: '2026-08-25T08:00:00.000Z',
  savedBy: 'Samira el Idrissi',
  may: { change: true },
};

/** What happens when two kringen become one. */
export const bodyChangePreview: BodyChangePreview = {
  lines: [
    'Kring Utrecht-Noord en Stichtse Vecht bestaat vanaf maandag 2 november 2026 niet meer. Wat er is besproken en besloten, blijft bewaard.',
    'Bijeenkomst Kringoverleg najaar (do 26 nov, 14.00) wordt er een van Stuurgroep; de genodigden veranderen mee.',
    'Datumprikker Voorjaarsoverleg kring loopt door voor Stuurgroep. Wat is geantwoord telt mee, wie erbij komt krijgt de vraag.',
    'Zetel Voorzitter gaat mee naar Stuurgroep en heet daar Voorzitter (Kring Utrecht-Noord en Stichtse Vecht).',
    '14 mensen krijgen hier één bericht over.',
  ],
  seen: 'a-fingerprint',
};
