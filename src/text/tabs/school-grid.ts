import type { OfferView } from '../../placements/schema.ts';
import { bothLanguages } from '../copy.ts';
import { count, shortDate } from '../format.ts';

/** Figures of all schools of a board in one grid. */
export const schoolGridText = bothLanguages({
  nl: {
    title: 'Opgave per school',
    open: 'Vul per school in',
    intro: (board: string) => `Alle scholen van ${board}. Plak gerust een blok uit Excel, vanaf het vak waar je staat.`,
    how: 'Typ een aantal, een aantal met een vraagteken voor "onder voorbehoud" (12?), of nee. Schuin en grijs is wat de school de vorige keer opgaf; dat telt pas als je het overneemt.',
    noSchools: 'Dit bestuur heeft geen scholen in de deelnemerslijst',
    noSchoolsHelp: 'Vul de scholen aan in de deelnemerslijst, of geef op het formulier van het bestuur één aantal op.',
    overridden: (variants: string) =>
      `Voor ${variants} gaf het bestuur zelf een aantal op. Dat telt, ook als de scholen samen iets anders opgeven.`,
    outside: (cells: number) =>
      `${count(cells, 'vak paste', 'vakken pasten')} niet in het overzicht en ${cells === 1 ? 'is' : 'zijn'} weggelaten. Plak vanaf een ander vak, of controleer het blok.`,
    school: 'School',
    facts: (brin: string, teachers: number) => `${brin} · ${count(teachers, 'groepsleraar', 'groepsleraren')}`,
    cell: (school: string, variant: string, previous: number | null) =>
      previous === null ? `${school}, ${variant}` : `${school}, ${variant}, vorige keer ${previous}`,
    total: 'Samen',
    undo: 'Maak ongedaan',
    redo: 'Doe opnieuw',
    lastTime: (cells: number) => `Neem de vorige keer over in ${count(cells, 'leeg vak', 'lege vakken')}`,
    until: 'Bij "?": wanneer weet je het zeker?',
    reason: 'Bij "nee": waarom niet?',
    unread: (cells: number) =>
      `${count(cells, 'vak is', 'vakken zijn')} niet te lezen. Typ daar een heel aantal tot 999, een aantal met ?, of nee.`,
    changed: (cells: number) => `${count(cells, 'wijziging is', 'wijzigingen zijn')} nog niet bewaard.`,
    allSaved: 'Alles is bewaard.',
    nothingYet: 'Er is nog niets ingevuld.',
    kept: 'Wat je eerder typte maar niet bewaarde, staat er weer. Met Maak ongedaan haal je het weg.',
    takeBack: 'Laat de scholen tellen',
    untilDiffers: 'De vakken met ? hebben nu verschillende datums. Deze datum geldt voor de vakken die je wijzigt.',
    reasonDiffers: 'De vakken met nee hebben nu verschillende redenen. Deze reden geldt voor de vakken die je wijzigt.',
    detail: (offer: OfferView) =>
      offer.certainty === 'provisional'
        ? `Onder voorbehoud tot ${shortDate(offer.provisionalUntil ?? '', 'nl')}`
        : `Nee: ${offer.reason}`,
    save: 'Bewaar opgave',
    confirm: 'Ja, bewaar deze aantallen',
  },
  en: {
    title: 'Figures by school',
    open: 'Fill in by school',
    intro: (board: string) => `All schools of ${board}. You can paste a block from Excel, from the cell you are in.`,
    how: 'Type a number, a number with a question mark for "provisional" (12?), or no. Slanted and grey is what the school stated last time; it counts only when you take it over.',
    noSchools: 'This board has no schools in the roster',
    noSchoolsHelp: "Add the schools to the roster, or state one number on the board's own form.",
    overridden: (variants: string) =>
      `For ${variants} the board stated a number of its own. That one counts, also when the schools state something else.`,
    outside: (cells: number) =>
      `${count(cells, 'cell did', 'cells did')} not fit in the grid and ${cells === 1 ? 'was' : 'were'} left out. Paste from another cell, or check the block.`,
    school: 'School',
    facts: (brin: string, teachers: number) => `${brin} · ${count(teachers, 'group teacher', 'group teachers')}`,
    cell: (school: string, variant: string, previous: number | null) =>
      previous === null ? `${school}, ${variant}` : `${school}, ${variant}, last time ${previous}`,
    total: 'Together',
    undo: 'Undo',
    redo: 'Redo',
    lastTime: (cells: number) => `Take over last time in ${count(cells, 'empty cell', 'empty cells')}`,
    until: 'With "?": when will you be certain?',
    reason: 'With "no": why not?',
    unread: (cells: number) =>
      `${count(cells, 'cell', 'cells')} cannot be read. Type a whole number up to 999, a number with ?, or no.`,
    changed: (cells: number) => `${count(cells, 'change has', 'changes have')} not been saved yet.`,
    allSaved: 'Everything is saved.',
    nothingYet: 'Nothing has been filled in yet.',
    kept: 'What you typed before but did not save is back. Undo takes it away.',
    takeBack: 'Let the schools count',
    untilDiffers: 'The cells with ? have different dates now. This date holds for the cells that you change.',
    reasonDiffers: 'The cells with no have different reasons now. This reason holds for the cells that you change.',
    detail: (offer) =>
      offer.certainty === 'provisional'
        ? `Provisional until ${shortDate(offer.provisionalUntil ?? '', 'en')}`
        : `No: ${offer.reason}`,
    save: 'Save figures',
    confirm: 'Yes, save these figures',
  },
});
