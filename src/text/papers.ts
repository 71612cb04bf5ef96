import { bothLanguages } from './copy.ts';
import { count } from './format.ts';

type Facts = Readonly<Record<string, string | number>>;

const mb = (size: number): string => (size / 1024 / 1024).toFixed(1);
const kb = (size: number): number => Math.max(1, Math.round(size / 1024));

/** Papers at the items of an agenda. */
export const papersText = bothLanguages({
  nl: {
    section: 'Stukken',
    none: 'Er zijn nog geen stukken.',
    due: 'Hier hoort een stuk bij. Het is er nog niet.',
    addShort: 'Voeg een stuk toe',
    confidential: 'Vertrouwelijk',
    addConfidential: 'Voeg een vertrouwelijk stuk toe',
    confidentialHelp: 'Alleen stemhebbende leden lezen een vertrouwelijk stuk.',
    limits: 'PDF, Word, Excel, PowerPoint of een afbeelding, tot 10 MB.',
    about: (version: number, size: number, by: string) =>
      `Versie ${version} · ${size >= 1024 * 1024 ? `${mb(size).replace('.', ',')} MB` : `${kb(size)} kB`} · ${by}`,
    open: (name: string) => `Bewaar ${name}`,
    replace: 'Nieuwe versie',
    remove: 'Haal weg',
    read: 'Gelezen',
    markRead: 'Markeer als gelezen',
    changedSince: 'Nieuwe versie sinds je het las',
    readBy: (people: number) => `Gelezen door ${count(people, 'ander', 'anderen')}`,
  },
  en: {
    section: 'Papers',
    none: 'There are no papers yet.',
    due: 'A paper belongs to this item. It is not there yet.',
    addShort: 'Add a paper',
    confidential: 'Confidential',
    addConfidential: 'Add a confidential paper',
    confidentialHelp: 'Only voting members read a confidential paper.',
    limits: 'PDF, Word, Excel, PowerPoint or an image, up to 10 MB.',
    about: (version: number, size: number, by: string) =>
      `Version ${version} · ${size >= 1024 * 1024 ? `${mb(size)} MB` : `${kb(size)} kB`} · ${by}`,
    open: (name: string) => `Save ${name}`,
    replace: 'New version',
    remove: 'Take away',
    read: 'Read',
    markRead: 'Mark as read',
    changedSince: 'New version since you read it',
    readBy: (people: number) => `Read by ${count(people, 'other', 'others')}`,
  },
});

export const paperRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'paper-too-big': () =>
      'Dit bestand is groter dan 10 MB. Er is niets opgeslagen. Bewaar het kleiner, bijvoorbeeld als PDF met minder grote afbeeldingen.',
    'paper-wrong-type': () =>
      'Dit soort bestand nemen we niet aan, of het is beschadigd. Er is niets opgeslagen. Kies een PDF, Word, Excel, PowerPoint of een afbeelding.',
    'paper-empty': () => 'Dit bestand is leeg. Er is niets opgeslagen. Kies een ander bestand.',
    'paper-one-file': () => 'Kies één bestand tegelijk. Er is niets opgeslagen.',
    'paper-item-gone': () =>
      'Dit agendapunt staat niet meer op de agenda. Er is niets opgeslagen. Ververs het scherm en kies een ander punt.',
  },
  en: {
    'paper-too-big': () =>
      'This file is larger than 10 MB. Nothing was saved. Save it smaller, for example as a PDF with smaller images.',
    'paper-wrong-type': () =>
      'We do not take this kind of file, or it is damaged. Nothing was saved. Choose a PDF, Word, Excel, PowerPoint or an image.',
    'paper-empty': () => 'This file is empty. Nothing was saved. Choose another file.',
    'paper-one-file': () => 'Choose one file at a time. Nothing was saved.',
    'paper-item-gone': () =>
      'This item is not on the agenda any more. Nothing was saved. Refresh the screen and choose another item.',
  },
});
