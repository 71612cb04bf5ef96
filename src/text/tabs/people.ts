import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** "Deelnemers": who takes part, and the roster they come from. */
export const peopleText = bothLanguages({
  nl: {
    title: 'Deelnemers',
    lists: { bodies: 'Overleggen', boards: 'Besturen', persons: 'Personen' },
    upload: 'Upload deelnemerslijst',
    settings: 'Instellingen',
    download: 'Download deelnemerslijst',
    template: 'Download voorbeeld',
    search: 'Zoek op naam',
    empty: 'Nog geen deelnemers',
    emptyHelp: 'Upload je deelnemerslijst of download het voorbeeld.',
    nothingFound: (search: string) => `Niets gevonden met '${search}'`,
    nothingFoundHelp: 'Controleer de spelling, of zoek op een deel van de naam.',
    body: {
      seats: (seats: number) => count(seats, 'zetel', 'zetels'),
      empty: (seats: number) => count(seats, 'zetel is vrij', 'zetels zijn vrij'),
      noSeats: 'Dit overleg heeft nog geen zetels. Zet ze op blad Zetels van de deelnemerslijst.',
      quorum: (quorum: string) => `Quorum: ${quorum}`,
      columns: { seat: 'Zetel', holder: 'Lid', deputies: 'Plaatsvervanger', vote: 'Stem' },
      vacant: 'Vrij',
      votes: 'stemt',
      advises: 'adviseert',
      kinds: {
        stuurgroep: 'Stuurgroep',
        kring: 'Kring',
        werkgroep: 'Werkgroep',
        breed: 'Brede bijeenkomst',
        expertteam: 'Expertteam',
        overig: 'Overleg',
      },
    },
    board: {
      columns: {
        name: 'Bestuur',
        kring: 'Kring',
        people: 'Bestuurder en BOC',
        contact: 'Relatiebeheerder',
        schools: 'Scholen',
      },
      none: 'Geen',
    },
    person: {
      columns: {
        name: 'Naam',
        organisation: 'Organisatie',
        roles: 'Rollen',
        reach: 'Bereikbaar via',
        change: 'Gegevens',
      },
      change: 'Wijzig',
      changeOf: (name: string) => `Wijzig de gegevens van ${name}`,
      reach: { member: 'Teams', guest: 'Teams (gast)', mail: 'Mail met link' },
      roles: {
        programmaleider: 'programmaleider',
        bureau: 'bureau',
        secretaris: 'secretaris',
        bestuurder: 'bestuurder',
        boc: 'BOC',
        relatiebeheerder: 'relatiebeheerder',
        schoolopleider: 'schoolopleider',
        instituutsopleider: 'instituutsopleider',
      } as Record<string, string>,
    },
    paging: {
      label: 'Bladzijden',
      of: (from: number, to: number, total: number) => `${from}–${to} van ${total}`,
      previous: 'Vorige',
      next: 'Volgende',
    },
  },
  en: {
    title: 'Participants',
    lists: { bodies: 'Bodies', boards: 'Boards', persons: 'People' },
    upload: 'Upload the roster',
    settings: 'Settings',
    download: 'Download the roster',
    template: 'Download the example',
    search: 'Search by name',
    empty: 'No participants yet',
    emptyHelp: 'Upload your roster or download the example.',
    nothingFound: (search: string) => `Nothing found for '${search}'`,
    nothingFoundHelp: 'Check the spelling, or search for a part of the name.',
    body: {
      seats: (seats: number) => count(seats, 'seat', 'seats'),
      empty: (seats: number) => count(seats, 'seat is vacant', 'seats are vacant'),
      noSeats: 'This body has no seats yet. Put them on sheet Zetels of the roster.',
      quorum: (quorum: string) => `Quorum: ${quorum}`,
      columns: { seat: 'Seat', holder: 'Member', deputies: 'Deputy', vote: 'Vote' },
      vacant: 'Vacant',
      votes: 'votes',
      advises: 'advises',
      kinds: {
        stuurgroep: 'Steering group',
        kring: 'Kring',
        werkgroep: 'Working group',
        breed: 'Broad meeting',
        expertteam: 'Expert team',
        overig: 'Body',
      },
    },
    board: {
      columns: {
        name: 'Board',
        kring: 'Kring',
        people: 'Board member and BOC',
        contact: 'Contact',
        schools: 'Schools',
      },
      none: 'None',
    },
    person: {
      columns: { name: 'Name', organisation: 'Organisation', roles: 'Roles', reach: 'Reached by', change: 'Details' },
      change: 'Change',
      changeOf: (name: string) => `Change the details of ${name}`,
      reach: { member: 'Teams', guest: 'Teams (guest)', mail: 'Mail with a link' },
      roles: {
        programmaleider: 'programme leader',
        bureau: 'office',
        secretaris: 'secretary',
        bestuurder: 'board member',
        boc: 'BOC',
        relatiebeheerder: 'contact for boards',
        schoolopleider: 'school trainer',
        instituutsopleider: 'institute trainer',
      } as Record<string, string>,
    },
    paging: {
      label: 'Pages',
      of: (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
      previous: 'Previous',
      next: 'Next',
    },
  },
});

/** Changing how one person is known. */
export const personText = bothLanguages({
  nl: {
    title: (name: string) => `Gegevens van ${name}`,
    name: 'Naam',
    email: 'E-mailadres',
    organisation: 'Organisatie (mag leeg blijven)',
    language: 'Taal van berichten',
    noName: 'Vul een naam in van minstens twee letters.',
    notMail: 'Vul een e-mailadres in, zoals naam@school.nl.',
    newAddress:
      'Links in mails aan het oude adres werken straks niet meer. Open vragen die per mail gingen, en uitnodigingen voor bijeenkomsten, gaan naar het nieuwe adres.',
    save: 'Bewaar',
    saved: (name: string) => `De gegevens van ${name} zijn gewijzigd.`,
    askedAgain: (questions: number) =>
      questions === 0 ? '' : `${count(questions, 'vraag gaat', 'vragen gaan')} opnieuw naar het nieuwe adres.`,
    invitedAgain: (meetings: number) =>
      meetings === 0 ? '' : `De uitnodiging voor ${count(meetings, 'bijeenkomst', 'bijeenkomsten')} gaat mee.`,
    downloadAgain:
      'Download de deelnemerslijst opnieuw voordat je hem weer uploadt: in je eigen bestand staat nog het oude adres.',
  },
  en: {
    title: (name: string) => `Details of ${name}`,
    name: 'Name',
    email: 'E-mail address',
    organisation: 'Organisation (may stay empty)',
    language: 'Language of messages',
    noName: 'Fill in a name of at least two letters.',
    notMail: 'Fill in an e-mail address, such as name@school.nl.',
    newAddress:
      'Links in mails to the old address will no longer work. Open questions that went by mail, and invitations to meetings, go to the new address.',
    save: 'Save',
    saved: (name: string) => `The details of ${name} have been changed.`,
    askedAgain: (questions: number) =>
      questions === 0 ? '' : `${count(questions, 'question goes', 'questions go')} to the new address again.`,
    invitedAgain: (meetings: number) =>
      meetings === 0 ? '' : `The invitation to ${count(meetings, 'meeting', 'meetings')} goes along.`,
    downloadAgain:
      'Download the roster again before you upload it once more: your own file still holds the old address.',
  },
});

/** Uploading a roster: choose, look at what changes, import. */
export const rosterText = bothLanguages({
  nl: {
    title: 'Upload deelnemerslijst',
    intro:
      'Upload een Excel-bestand, of een of meer CSV-bestanden. Je ziet eerst wat er verandert. Er wordt niets opgeslagen totdat je op Importeer drukt.',
    drop: 'Sleep je bestand hierheen',
    choose: 'Kies een bestand',
    checking: 'Het bestand wordt gelezen. Bij een grote lijst duurt dat enkele seconden.',
    again: 'Kies een ander bestand',
    faults: (faults: number) => count(faults, 'fout gevonden', 'fouten gevonden'),
    faultsHelp: 'Er is niets opgeslagen. Herstel de fouten in je bestand en upload het opnieuw.',
    moreFaults: (faults: number) =>
      `En nog ${count(faults, 'fout', 'fouten')}. Vaak verdwijnen ze als je de eerste herstelt.`,
    faultColumns: { place: 'Waar', text: 'Wat er mis is' },
    notes: 'Dit wordt overgeslagen',
    same: 'Er verandert niets',
    sameHelp: 'Dit bestand is gelijk aan de deelnemerslijst die er al is.',
    changes: (changes: number) => `${count(changes, 'wijziging', 'wijzigingen')} in dit bestand`,
    counted: (rows: number, parts: string[]) => (parts.length > 0 ? `${parts.join(', ')}` : `${rows} zonder wijziging`),
    count: {
      added: (n: number) => `${n} nieuw`,
      changed: (n: number) => `${n} gewijzigd`,
      ended: (n: number) => `${n} beëindigd`,
      returned: (n: number) => `${n} terug`,
    },
    kinds: { added: 'Nieuw', changed: 'Gewijzigd', ended: 'Beëindigd', returned: 'Terug' },
    endedHelp: 'Wat beëindigd wordt, doet niet meer mee. De geschiedenis blijft bewaard.',
    nothing: {
      added: 'Niets nieuws',
      changed: 'Niets gewijzigd',
      ended: 'Niets beëindigd',
      returned: 'Niets komt terug',
    },
    from: (heading: string, before: string, after: string) =>
      `${heading}: ${before || 'leeg'} wordt ${after || 'leeg'}`,
    import: 'Importeer',
    importing: 'De deelnemerslijst wordt geïmporteerd',
    leave: 'Je kunt dit scherm verlaten; het importeren gaat door.',
    phases: {
      reading: 'Het bestand wordt gelezen',
      comparing: 'Het bestand wordt vergeleken met de huidige lijst',
      saving: 'De wijzigingen worden opgeslagen',
      finished: 'Klaar',
    },
    progress: (done: number, total: number) => `${done} van ${total}`,
    done: 'De deelnemerslijst is geïmporteerd',
    doneHelp: (changes: number) => `${count(changes, 'wijziging is', 'wijzigingen zijn')} opgeslagen.`,
    failed: 'Het importeren is niet gelukt',
    failedHelp: 'Er is niets opgeslagen. Upload het bestand opnieuw.',
    toList: 'Bekijk de deelnemers',
    last: (date: string, by: string) => `Laatst geïmporteerd op ${date} door ${by}`,
    system: 'het systeem',
  },
  en: {
    title: 'Upload the roster',
    intro:
      'Upload an Excel file, or one or more CSV files. You see first what changes. Nothing is saved until you press Import.',
    drop: 'Drop your file here',
    choose: 'Choose a file',
    checking: 'The file is being read. A long list takes a few seconds.',
    again: 'Choose another file',
    faults: (faults: number) => count(faults, 'fault found', 'faults found'),
    faultsHelp: 'Nothing was saved. Repair the faults in your file and upload it again.',
    moreFaults: (faults: number) =>
      `And ${count(faults, 'more fault', 'more faults')}. They often go when the first are repaired.`,
    faultColumns: { place: 'Where', text: 'What is wrong' },
    notes: 'This is passed over',
    same: 'Nothing changes',
    sameHelp: 'This file is the same as the roster that is there.',
    changes: (changes: number) => `${count(changes, 'change', 'changes')} in this file`,
    counted: (rows: number, parts: string[]) => (parts.length > 0 ? `${parts.join(', ')}` : `${rows} without a change`),
    count: {
      added: (n: number) => `${n} new`,
      changed: (n: number) => `${n} changed`,
      ended: (n: number) => `${n} ended`,
      returned: (n: number) => `${n} back`,
    },
    kinds: { added: 'New', changed: 'Changed', ended: 'Ended', returned: 'Back' },
    endedHelp: 'What ends takes part no longer. Its history is kept.',
    nothing: {
      added: 'Nothing new',
      changed: 'Nothing changed',
      ended: 'Nothing ended',
      returned: 'Nothing comes back',
    },
    from: (heading: string, before: string, after: string) =>
      `${heading}: ${before || 'empty'} becomes ${after || 'empty'}`,
    import: 'Import',
    importing: 'The roster is being imported',
    leave: 'You may leave this screen; the import goes on.',
    phases: {
      reading: 'The file is being read',
      comparing: 'The file is compared with the present roster',
      saving: 'The changes are being saved',
      finished: 'Done',
    },
    progress: (done: number, total: number) => `${done} of ${total}`,
    done: 'The roster has been imported',
    doneHelp: (changes: number) => `${count(changes, 'change was', 'changes were')} saved.`,
    failed: 'The import did not succeed',
    failedHelp: 'Nothing was saved. Upload the file again.',
    toList: 'See the participants',
    last: (date: string, by: string) => `Last imported on ${date} by ${by}`,
    system: 'the system',
  },
});

export const settingsText = bothLanguages({
  nl: {
    title: 'Instellingen',
    name: 'Naam van het partnerschap',
    nameHelp: 'Zoals deelnemers het in berichten en mail zien.',
    institute: 'Opleidingsinstituut',
    mailbox: 'Mailbox van het secretariaat',
    mailboxHelp: 'Uit deze mailbox komen de uitnodigingen en de mail. De beheerder geeft Kringwerk er toegang toe.',
    language: 'Taal',
    languageHelp: 'Voor berichten aan groepen. Iedere deelnemer heeft daarnaast een eigen taal.',
    languages: { nl: 'Nederlands', en: 'Engels' },
    save: 'Sla op',
    saved: 'De instellingen zijn opgeslagen.',
    tooShort: 'Vul hier een naam in van minstens twee letters.',
    notMail: 'Vul een e-mailadres in, zoals secretariaat@hogeschool.nl.',
  },
  en: {
    title: 'Settings',
    name: 'Name of the partnership',
    nameHelp: 'As participants see it in messages and mail.',
    institute: 'Teacher-training institute',
    mailbox: 'Mailbox of the secretariat',
    mailboxHelp: 'Invitations and mail come from this mailbox. The administrator gives Kringwerk access to it.',
    language: 'Language',
    languageHelp: 'For messages to groups. Every participant has a language of their own as well.',
    languages: { nl: 'Dutch', en: 'English' },
    save: 'Save',
    saved: 'The settings have been saved.',
    tooShort: 'Fill in a name of at least two letters.',
    notMail: 'Fill in an e-mail address, such as office@university.nl.',
  },
});

export const foundText = bothLanguages({
  nl: {
    title: 'Begin met je partnerschap',
    explain:
      'Er is hier nog geen partnerschap. Vul in hoe het heet en uit welke mailbox het schrijft. Jij wordt programmaleider; daarna upload je de deelnemerslijst.',
    begin: 'Maak het partnerschap',
    failed: 'Het partnerschap is niet gemaakt. Probeer het over een minuut nog eens.',
  },
  en: {
    title: 'Begin with your partnership',
    explain:
      'There is no partnership here yet. Fill in what it is called and from which mailbox it writes. You become programme leader; after that you upload the roster.',
    begin: 'Make the partnership',
    failed: 'The partnership was not made. Try again in a minute.',
  },
});
