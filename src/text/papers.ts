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
    addLink: 'Voeg een koppeling toe',
    linkField: 'Koppeling naar een bestand in SharePoint of OneDrive',
    linkHelp:
      'Kies in SharePoint of OneDrive “Koppeling kopiëren” en plak die hier. Wie het stuk mag openen, regel je daar.',
    linkSave: 'Voeg toe',
    linkConfidential: 'Dit stuk is vertrouwelijk',
    linkCancel: 'Toch niet',
    openLink: (name: string) => `Open ${name}`,
    linked: 'Staat in SharePoint',
    look: 'Kijk of er een nieuwe versie is',
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
    brokenLinks:
      'Deze stukken gaan niet meer open via de koppeling. Vervang de koppeling of haal het stuk weg, of stuur toch rond.',
    unsureLinks: 'Deze koppelingen konden we nu niet nakijken. Rondsturen kan gewoon.',
    linkAt: (paper: string, item: string) => `${paper}, bij ${item}`,
    readBy: (people: number) =>
      people === 0 ? 'Nog door niemand anders gelezen' : `Gelezen door ${count(people, 'ander', 'anderen')}`,
  },
  en: {
    section: 'Papers',
    none: 'There are no papers yet.',
    due: 'A paper belongs to this item. It is not there yet.',
    addShort: 'Add a paper',
    addLink: 'Add a link',
    linkField: 'Link to a file in SharePoint or OneDrive',
    linkHelp:
      'Choose “Copy link” in SharePoint or OneDrive and paste it here. Who may open the paper is arranged there.',
    linkSave: 'Add',
    linkConfidential: 'This paper is confidential',
    linkCancel: 'Leave it',
    openLink: (name: string) => `Open ${name}`,
    linked: 'Stands in SharePoint',
    look: 'Look for a new version',
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
    brokenLinks:
      'The links of these papers do not open any longer. Replace the link or take the paper away, or send it all the same.',
    unsureLinks: 'We could not look at these links now. You can send the agenda all the same.',
    linkAt: (paper: string, item: string) => `${paper}, under ${item}`,
    readBy: (people: number) =>
      people === 0 ? 'Not read by anybody else yet' : `Read by ${count(people, 'other', 'others')}`,
  },
});

export const paperRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'paper-too-big': () =>
      'Dit bestand is groter dan 10 MB. Er is niets opgeslagen. Bewaar het kleiner, bijvoorbeeld als PDF met minder grote afbeeldingen.',
    'paper-wrong-type': () =>
      'Dit soort bestand nemen we niet aan, of het is beschadigd. Er is niets opgeslagen. Kies een PDF, Word, Excel, PowerPoint of een afbeelding (PNG of JPG). Bewaar een ouder .doc, .xls of .ppt eerst als .docx, .xlsx of .pptx.',
    'paper-empty': () => 'Dit bestand is leeg. Er is niets opgeslagen. Kies een ander bestand.',
    'link-unknown': () =>
      'Deze koppeling wijst niet naar een bestand in SharePoint of OneDrive. Er is niets opgeslagen. Kopieer de koppeling daar opnieuw en plak de hele tekst.',
    'link-no-file': () =>
      'Deze koppeling wijst naar een map. Er is niets opgeslagen. Kopieer de koppeling van het bestand zelf.',
    'link-no-access': () =>
      'Je mag dit bestand niet openen. Er is niets opgeslagen. Vraag de eigenaar om het met je te delen, of voeg het bestand zelf toe.',
    'link-consent': () =>
      'Kringwerk mag nog niet namens jou in SharePoint kijken. Er is niets opgeslagen. Vraag je beheerder om toestemming, of voeg het bestand zelf toe.',
    'link-unavailable': () =>
      'SharePoint geeft nu geen antwoord. Er is niets opgeslagen. Probeer het over een paar minuten opnieuw, of voeg het bestand zelf toe.',
    'paper-one-file': () => 'Kies één bestand tegelijk. Er is niets opgeslagen.',
    'paper-item-gone': () =>
      'Dit agendapunt staat niet meer op de agenda. Er is niets opgeslagen. Ververs het scherm en kies een ander punt.',
  },
  en: {
    'paper-too-big': () =>
      'This file is larger than 10 MB. Nothing was saved. Save it smaller, for example as a PDF with smaller images.',
    'paper-wrong-type': () =>
      'We do not take this kind of file, or it is damaged. Nothing was saved. Choose a PDF, Word, Excel, PowerPoint or an image (PNG or JPG). Save an older .doc, .xls or .ppt as .docx, .xlsx or .pptx first.',
    'paper-empty': () => 'This file is empty. Nothing was saved. Choose another file.',
    'link-unknown': () =>
      'This link does not lead to a file in SharePoint or OneDrive. Nothing was saved. Copy the link there again and paste all of it.',
    'link-no-file': () => 'This link leads to a folder. Nothing was saved. Copy the link of the file itself.',
    'link-no-access': () =>
      'You may not open this file. Nothing was saved. Ask its owner to share it with you, or add the file itself.',
    'link-consent': () =>
      'Kringwerk may not look in SharePoint for you yet. Nothing was saved. Ask your administrator to allow it, or add the file itself.',
    'link-unavailable': () =>
      'SharePoint does not answer now. Nothing was saved. Try again in a few minutes, or add the file itself.',
    'paper-one-file': () => 'Choose one file at a time. Nothing was saved.',
    'paper-item-gone': () =>
      'This item is not on the agenda any more. Nothing was saved. Refresh the screen and choose another item.',
  },
});
