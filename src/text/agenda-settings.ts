import { bothLanguages } from './copy.ts';

type Facts = Readonly<Record<string, string | number>>;

/** How a body likes its agendas: what is fixed, templates, and until when members may submit. */
export const agendaSettingsText = bothLanguages({
  nl: {
    open: 'Vaste agendapunten en sjablonen',
    title: (body: string) => `Agenda’s van ${body}`,
    deadlines: 'Termijnen',
    submitDays: 'Leden dienen punten in tot zoveel dagen vooraf',
    papersDays: 'Stukken zijn klaar zoveel dagen vooraf',
    fixed: 'Vaste punten',
    fixedHelp: 'Elke agenda van dit overleg begint en eindigt met deze punten. Je kunt ze per agenda nog aanpassen.',
    atStart: 'Aan het begin',
    atEnd: 'Aan het eind',
    noneFixed: 'Nog geen vaste punten.',
    usual: 'Neem opening, mededelingen en rondvraag over',
    usualItems: { opening: 'Opening', news: 'Mededelingen', round: 'Rondvraag en sluiting' },
    templates: 'Sjablonen',
    templatesHelp: 'Een sjabloon vult een lege agenda in één keer, tussen de vaste punten.',
    noTemplates: 'Er zijn nog geen sjablonen.',
    templateName: 'Naam van het sjabloon',
    addTemplate: 'Maak een sjabloon',
    removeTemplate: (name: string) => `Verwijder sjabloon ${name}`,
    newTemplate: 'Nieuw sjabloon',
    addItem: 'Voeg een punt toe',
    remove: (title: string) => `Verwijder ${title}`,
    up: (title: string) => `Zet ${title} hoger`,
    unnamed: 'dit punt',
    save: 'Bewaar',
    saved: 'Bewaard.',
    lastSaved: (by: string, date: string) => `Laatst bewaard door ${by} op ${date}`,
    readOnly: 'Alleen de voorzitter, de secretaris en de programmaleider passen dit aan.',
    wrong: 'Geef elk punt en elk sjabloon een naam, elk punt 1 tot 600 minuten, en vul 0 tot 60 dagen in.',
    startWith: 'Begin met',
    startFixed: 'Begin met de vaste punten',
    startTemplate: (name: string) => `Begin met sjabloon ${name}`,
    settingsOf: 'Stel vaste punten en sjablonen in',
  },
  en: {
    open: 'Fixed items and templates',
    title: (body: string) => `Agendas of ${body}`,
    deadlines: 'Deadlines',
    submitDays: 'Members submit items until this many days before',
    papersDays: 'Papers are ready this many days before',
    fixed: 'Fixed items',
    fixedHelp: 'Every agenda of this body begins and ends with these items. You can still adjust them for each agenda.',
    atStart: 'At the beginning',
    atEnd: 'At the end',
    noneFixed: 'No fixed items yet.',
    usual: 'Take opening, announcements and any other business',
    usualItems: { opening: 'Opening', news: 'Announcements', round: 'Any other business and closing' },
    templates: 'Templates',
    templatesHelp: 'A template fills an empty agenda at once, between the fixed items.',
    noTemplates: 'There are no templates yet.',
    templateName: 'Name of the template',
    addTemplate: 'Make a template',
    removeTemplate: (name: string) => `Remove template ${name}`,
    newTemplate: 'New template',
    addItem: 'Add an item',
    remove: (title: string) => `Remove ${title}`,
    up: (title: string) => `Move ${title} up`,
    unnamed: 'this item',
    save: 'Save',
    saved: 'Saved.',
    lastSaved: (by: string, date: string) => `Last saved by ${by} on ${date}`,
    readOnly: 'Only the chair, the secretary and the programme leader change this.',
    wrong: 'Give each item and each template a name, each item 1 to 600 minutes, and fill in 0 to 60 days.',
    startWith: 'Begin with',
    startFixed: 'Begin with the fixed items',
    startTemplate: (name: string) => `Begin with template ${name}`,
    settingsOf: 'Set fixed items and templates',
  },
});

export const agendaSettingRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'agenda-settings-changed': ({ name }) =>
      `${name || 'Iemand anders'} heeft dit intussen aangepast. Wat jij invulde staat nog op je scherm, maar is niet bewaard. Ververs het scherm en vul het opnieuw in.`,
    'agenda-started': () => 'Er staan al punten op deze agenda. Er is niets veranderd. Voeg zelf toe wat je nog mist.',
    'agenda-template-gone': () => 'Dit sjabloon bestaat niet meer. Er is niets veranderd. Kies een ander sjabloon.',
    'agenda-nothing-fixed': () =>
      'Dit overleg heeft nog geen vaste punten. Er is niets veranderd. Stel ze eerst in, of voeg zelf een punt toe.',
  },
  en: {
    'agenda-settings-changed': ({ name }) =>
      `${name || 'Somebody else'} changed this in the meantime. What you entered is still on your screen but has not been saved. Refresh the screen and enter it again.`,
    'agenda-started': () => 'This agenda has items already. Nothing has changed. Add what you still miss yourself.',
    'agenda-template-gone': () => 'This template does not exist any more. Nothing has changed. Choose another one.',
    'agenda-nothing-fixed': () =>
      'This body has no fixed items yet. Nothing has changed. Set them first, or add an item yourself.',
  },
});
