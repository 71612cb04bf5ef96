import type { OutlookPlace } from '../outlook.ts';

/** What people read about the app in Teams, in both languages. Limits: schema v1.30 of the app manifest. */
export interface ManifestText {
  short: string;
  description: { short: string; full: string };
  tabs: Record<'overleg' | 'programma' | 'plaatsing', string>;
  commands: { title: string; description: string }[];
  /** By the id of the search. */
  searches: Record<SearchId, SearchText>;
  /** In the activity feed, by kind; people can switch each off. `{partnerschap}` is filled in. */
  activities: Record<(typeof ACTIVITY_IDS)[number], { description: string; templateText: string }>;
  /** What can be done with a message. */
  onMessage: { title: string; description: string };
  /** The button in Outlook, by where it stands. */
  outlook: Record<OutlookPlace, { label: string; description: string }>;
}

export const SEARCH_IDS = ['zoekBijeenkomst', 'zoekBesluit', 'zoekMensen'] as const;
type SearchId = (typeof SEARCH_IDS)[number];

interface SearchText {
  title: string;
  description: string;
  parameter: { title: string; description: string };
}

/** The kinds of notification in the activity feed. */
export const ACTIVITY_IDS = ['vraag', 'herinnering', 'bericht', 'vandaag', 'sluitVandaag'] as const;

/** What can be done with any message in Teams. */
export const MESSAGE_ACTION_ID = 'zetOpAgenda';

/** What Copilot chooses a search by, and fills its parameter in with. Microsoft's schema has no translation for these. */
export const SEARCH_MEANING: Record<SearchId, { search: string; parameter: string }> = {
  zoekBijeenkomst: {
    search:
      'Zoekt bijeenkomsten van kringen, werkgroepen en de stuurgroep die de gebruiker mag zien, met datum, tijd en plaats. Wat nog komt staat bovenaan.',
    parameter: 'Woorden uit de titel van de bijeenkomst of de naam van het overleg, zoals: stuurgroep. Leeg: alle.',
  },
  zoekBesluit: {
    search:
      'Zoekt besluiten die in notulen van kringen, werkgroepen en de stuurgroep zijn vastgelegd en die de gebruiker mag lezen, met overleg en datum. Antwoordt op vragen als: wat is er besloten over leernetwerken?',
    parameter: 'Woorden waar het besluit over gaat, zoals: leernetwerken. Leeg: de nieuwste besluiten.',
  },
  zoekMensen: {
    search: 'Zoekt mensen van het partnerschap op naam en geeft in welke overleggen en op welke zetel zij zitten.',
    parameter: 'Voornaam, achternaam of een deel daarvan, zoals: De Wilde. Leeg: iedereen.',
  },
};

export const nl: ManifestText = {
  short: 'Kringwerk',
  description: {
    short: 'Overleg en plaatsingen van je partnerschap Samen Opleiden, in één app.',
    full:
      'Kringwerk plant de bijeenkomsten van kringen, werkgroepen en de stuurgroep, verstuurt agenda’s en verzamelt de opgaven voor plaatsingen. ' +
      'Je antwoordt op een kaart in de chat, in het tabblad of via een link in je mail. De programmaleider ziet in één oogopslag wat nog openstaat.',
  },
  tabs: { overleg: 'Mijn overleg', programma: 'Programma', plaatsing: 'Plaatsing' },
  commands: [
    { title: 'mijn vragen', description: 'Laat zien wat je nog moet beantwoorden' },
    { title: 'agenda', description: 'Laat je volgende bijeenkomst zien' },
    { title: 'agendapunt indienen', description: 'Dien een punt in voor de agenda van een overleg' },
    { title: 'status', description: 'Laat zien hoe het ervoor staat' },
    { title: 'wie kan er niet?', description: 'Laat zien wie er de volgende keer niet bij kan zijn' },
    { title: 'plan', description: 'Prik een datum voor een overleg' },
    { title: 'verzet', description: 'Geef een geplande bijeenkomst een andere datum' },
    { title: 'herinner', description: 'Stuur een herinnering aan wie nog niet heeft gereageerd' },
    { title: 'help', description: 'Laat zien wat je kunt vragen' },
  ],
  searches: {
    zoekBijeenkomst: {
      title: 'Bijeenkomsten',
      description: 'Zoek een bijeenkomst en zet die in je bericht',
      parameter: {
        title: 'Bijeenkomst of overleg',
        description: 'Een woord uit de titel of de naam van het overleg',
      },
    },
    zoekBesluit: {
      title: 'Besluiten',
      description: 'Zoek een besluit en zet het in je bericht',
      parameter: {
        title: 'Onderwerp',
        description: 'Een woord waar het besluit over gaat',
      },
    },
    zoekMensen: {
      title: 'Mensen',
      description: 'Zoek wie in welk overleg zit en zet dat in je bericht',
      parameter: {
        title: 'Naam',
        description: 'Een deel van de naam',
      },
    },
  },
  activities: {
    vraag: { description: 'Er wordt je iets gevraagd', templateText: 'Vraag van {partnerschap}' },
    herinnering: { description: 'Een vraag staat nog open', templateText: 'Herinnering van {partnerschap}' },
    bericht: { description: 'Nieuws over een overleg of plaatsing', templateText: 'Bericht van {partnerschap}' },
    vandaag: {
      description: 'Een bijeenkomst van vandaag is verzet of gaat niet door',
      templateText: 'Vandaag verandert er iets bij {partnerschap}',
    },
    sluitVandaag: { description: 'Een vraag aan jou sluit vandaag', templateText: 'Laatste dag bij {partnerschap}' },
  },
  onMessage: { title: 'Zet op de agenda', description: 'Dien dit bericht in voor de agenda van een overleg' },
  outlook: {
    meetingDetailsOrganizer: {
      label: 'Nodig overleg uit',
      description:
        'Vul de genodigden, de titel, de duur en de agenda van een overleg in, en zie of het quorum wordt gehaald.',
    },
    meetingDetailsAttendee: {
      label: 'Agenda en vragen',
      description: 'Zie de agenda van deze bijeenkomst en beantwoord wat er van je wordt gevraagd.',
    },
    mailRead: {
      label: 'Maak agendapunt',
      description: 'Dien wat er in deze mail staat in voor de agenda van een overleg.',
    },
  },
};

export const en: ManifestText = {
  short: 'Kringwerk',
  description: {
    short: 'Meetings and placements of your teacher-training partnership, in one app.',
    full:
      'Kringwerk plans the meetings of circles, working groups and the steering group, sends agendas and collects placement offers. ' +
      'You answer on a card in chat, in the tab or through a link in your mail. The programme leader sees at a glance what is still open.',
  },
  tabs: { overleg: 'My meetings', programma: 'Programme', plaatsing: 'Placement' },
  commands: [
    { title: 'my questions', description: 'Show what you still have to answer' },
    { title: 'agenda', description: 'Show your next meeting' },
    { title: 'submit item', description: 'Submit an item for the agenda of a body' },
    { title: 'status', description: 'Show how things stand' },
    { title: 'who cannot come?', description: 'Show who cannot be there next time' },
    { title: 'plan', description: 'Poll a date for a body' },
    { title: 'move', description: 'Give a planned meeting another date' },
    { title: 'remind', description: 'Remind those who have not answered yet' },
    { title: 'help', description: 'Show what you can ask' },
  ],
  searches: {
    zoekBijeenkomst: {
      title: 'Meetings',
      description: 'Find a meeting and put it in your message',
      parameter: {
        title: 'Meeting or body',
        description: 'A word from the title or the name of the body',
      },
    },
    zoekBesluit: {
      title: 'Decisions',
      description: 'Find a decision and put it in your message',
      parameter: {
        title: 'Subject',
        description: 'A word that the decision is about',
      },
    },
    zoekMensen: {
      title: 'People',
      description: 'Find who sits in which body and put it in your message',
      parameter: {
        title: 'Name',
        description: 'A part of the name',
      },
    },
  },
  activities: {
    vraag: { description: 'Something is asked of you', templateText: 'Question from {partnerschap}' },
    herinnering: { description: 'A question is still open', templateText: 'Reminder from {partnerschap}' },
    bericht: { description: 'News about a meeting or placement', templateText: 'Message from {partnerschap}' },
    vandaag: {
      description: 'A meeting of today is moved or called off',
      templateText: 'Something changes today at {partnerschap}',
    },
    sluitVandaag: { description: 'A question to you closes today', templateText: 'Last day at {partnerschap}' },
  },
  onMessage: { title: 'Put on the agenda', description: 'Submit this message for the agenda of a body' },
  outlook: {
    meetingDetailsOrganizer: {
      label: 'Invite a body',
      description:
        'Fill in the invitees, title, duration and agenda of a body, and see whether the quorum will be met.',
    },
    meetingDetailsAttendee: {
      label: 'Agenda and questions',
      description: 'See the agenda of this meeting and answer what is asked of you.',
    },
    mailRead: {
      label: 'Make agenda item',
      description: 'Submit what this mail says for the agenda of a body.',
    },
  },
};
