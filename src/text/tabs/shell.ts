import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** What surrounds every screen: navigation, loading, errors, signing in. */
export const shellText = bothLanguages({
  nl: {
    product: 'Kringwerk',
    navigation: 'Schermen',
    skip: 'Naar de inhoud',
    screens: {
      meetings: 'Mijn overleg',
      programme: 'Programma',
      placements: 'Plaatsing',
      people: 'Deelnemers',
    },
    partnership: 'Partnerschap',
    loading: 'Bezig met laden',
    busy: 'Bezig',
    retry: 'Probeer opnieuw',
    close: 'Sluit',
    cancel: 'Annuleer',
    back: 'Terug',
    download: { pdf: 'Bewaar als PDF', docx: 'Bewaar als Word' },
    downloadOf: (download: string, what: string) => `${download}: ${what}`,
    showMore: 'Toon meer',
    searchRows: 'Zoek in deze lijst',
    rowsShown: (shown: number, all: number) =>
      shown === all ? count(all, 'regel', 'regels') : `${shown} van ${all} regels`,
    moreRows: (more: number) => `Toon er ${more} meer`,
    noRows: 'Niets gevonden. Zoek met een ander woord.',
    trouble: 'Dit deel kon niet worden geladen',
    kept: 'Er is niets verloren gegaan. Probeer het opnieuw, of kom straks terug.',
    notYours: {
      title: 'Hier staat niets voor jou',
      forWhom: {
        programme:
          'Hier plannen de programmaleider, de secretaris en wie een overleg voorzit hun bijeenkomsten. Wat aan jou wordt gevraagd en je eigen bijeenkomsten staan bij Mijn overleg.',
        placements:
          'Hier geven besturen en scholen op hoeveel studenten ze kunnen plaatsen. Hoort jouw bestuur of school hierbij? Vraag de programmaleider om je toe te voegen.',
        people:
          'Hier houdt het bureau van het partnerschap de deelnemerslijst bij. Klopt er iets niet? Vraag het de programmaleider.',
      },
      toMine: 'Open Mijn overleg',
    },
    noSuchScreen: 'Dit scherm bestaat niet',
    noSuchScreenHelp: 'Kies hierboven een scherm.',
    api: {
      unreachable:
        'Er is geen verbinding. Wat je hebt ingevuld staat er nog. Controleer je verbinding en probeer het opnieuw.',
      failed: 'Het lukte niet. Er is niets veranderd. Probeer het over een minuut nog eens.',
      signedOut: 'Je bent niet meer aangemeld. Meld je opnieuw aan; wat is opgeslagen blijft staan.',
    },
    signIn: {
      title: 'Meld je aan bij Kringwerk',
      explain:
        'Gebruik het account waarmee je in Teams bij het partnerschap hoort. Je komt daarna terug op dit scherm.',
      button: 'Meld je aan',
      out: 'Meld je af',
      hosted:
        'Teams kon je niet vanzelf aanmelden. Meld je hier aan en geef Kringwerk toestemming om te zien wie je bent.',
      failed:
        'Het aanmelden is niet afgemaakt. Probeer het opnieuw. Vraagt het scherm om een beheerder? Geef dat dan door aan de programmaleider.',
    },
    stranger: {
      title: 'We kennen je nog niet',
      explain:
        'Je bent aangemeld, maar je staat bij geen partnerschap op de deelnemerslijst. Vraag de programmaleider om je toe te voegen.',
    },
    required: 'Vul dit in',
    today: 'vandaag',
  },
  en: {
    product: 'Kringwerk',
    navigation: 'Screens',
    skip: 'To the content',
    screens: {
      meetings: 'My meetings',
      programme: 'Programme',
      placements: 'Placements',
      people: 'Participants',
    },
    partnership: 'Partnership',
    loading: 'Loading',
    busy: 'Busy',
    retry: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    back: 'Back',
    download: { pdf: 'Save as PDF', docx: 'Save as Word' },
    downloadOf: (download: string, what: string) => `${download}: ${what}`,
    showMore: 'Show more',
    searchRows: 'Search in this list',
    rowsShown: (shown, all) => (shown === all ? count(all, 'row', 'rows') : `${shown} of ${all} rows`),
    moreRows: (more) => `Show ${more} more`,
    noRows: 'Nothing found. Search with another word.',
    trouble: 'This part could not be loaded',
    kept: 'Nothing was lost. Try again, or come back later.',
    notYours: {
      title: 'There is nothing for you here',
      forWhom: {
        programme:
          'Here the programme leader, the secretary and whoever chairs a body plan their meetings. What is asked of you and your own meetings are under My meetings.',
        placements:
          'Here boards and schools say how many students they can place. Does your board or school belong here? Ask the programme leader to add you.',
        people: 'Here the office of the partnership keeps the roster. Is something wrong? Ask the programme leader.',
      },
      toMine: 'Open My meetings',
    },
    noSuchScreen: 'This screen does not exist',
    noSuchScreenHelp: 'Choose a screen above.',
    api: {
      unreachable: 'There is no connection. What you filled in is still there. Check your connection and try again.',
      failed: 'That did not work. Nothing has changed. Try again in a minute.',
      signedOut: 'You are no longer signed in. Sign in again; what was saved is kept.',
    },
    signIn: {
      title: 'Sign in to Kringwerk',
      explain: 'Use the account with which you belong to the partnership in Teams. You will come back to this screen.',
      button: 'Sign in',
      out: 'Sign out',
      hosted: 'Teams could not sign you in by itself. Sign in here and allow Kringwerk to see who you are.',
      failed:
        'Signing in was not finished. Try again. Does the screen ask for an administrator? Then tell the programme leader.',
    },
    stranger: {
      title: 'We do not know you yet',
      explain: 'You are signed in, but you are on the roster of no partnership. Ask the programme leader to add you.',
    },
    required: 'Fill this in',
    today: 'today',
  },
});
