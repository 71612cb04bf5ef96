import { bothLanguages } from '../copy.ts';

/** The answer page: one question for one person, without signing in. */
export const answerText = bothLanguages({
  nl: {
    title: (partnership: string) => `Vraag van ${partnership}`,
    to: (person: string) => `Deze vraag is voor ${person}.`,
    notYou: (person: string) => `Ben jij niet ${person}?`,
    notYouHelp:
      'Beantwoord de vraag dan niet. Met deze link geef je antwoord namens de persoon hierboven. Meld het, dan trekken we de link in.',
    reportNotMe: 'Meld dat deze mail niet voor mij is',
    revokedTitle: 'Deze link is ingetrokken',
    askedTitle: 'Kijk in je mail',
    loading: 'De vraag wordt opgehaald.',
    busy: 'Je antwoord wordt verstuurd.',
    stored: 'Wat bewaren we?',
    storedHelp:
      'We bewaren je antwoord, je opmerking en het tijdstip, bij je naam in het partnerschap. Alleen wie het overleg regelt en de leden van het overleg zien het. Deze pagina zet geen cookies en houdt niet bij wie kijkt.',
    expiredTitle: 'Deze link is verlopen',
    expired: 'Wat je eerder hebt geantwoord blijft staan. Wil je nog iets wijzigen? Vraag dan een nieuwe link.',
    askNew: 'Vraag een nieuwe link',
    unknownTitle: 'Deze link klopt niet',
    unknown:
      'Misschien is de link niet helemaal meegekomen. Open hem opnieuw vanuit de mail, of kopieer hem in zijn geheel naar je browser.',
    unreachable:
      'Er is geen verbinding. Er is niets verstuurd; wat je hebt ingevuld staat er nog. Probeer het opnieuw als je weer verbinding hebt.',
    failed: 'Het lukte niet. Je antwoord is niet opgeslagen. Probeer het over een minuut nog eens.',
    retry: 'Probeer opnieuw',
  },
  en: {
    title: (partnership: string) => `Question from ${partnership}`,
    to: (person: string) => `This question is for ${person}.`,
    notYou: (person: string) => `Are you not ${person}?`,
    notYouHelp:
      'Then do not answer the question. With this link you answer on behalf of the person above. Report it, and we withdraw the link.',
    reportNotMe: 'Report that this mail is not for me',
    revokedTitle: 'This link has been withdrawn',
    askedTitle: 'Look in your mail',
    loading: 'Getting the question.',
    busy: 'Sending your answer.',
    stored: 'What do we keep?',
    storedHelp:
      'We keep your answer, your remark and the time, with your name in the partnership. Only those who arrange the meeting and the members of the body see it. This page sets no cookies and does not record who looks.',
    expiredTitle: 'This link has expired',
    expired: 'What you answered before is kept. Do you want to change something? Ask for a new link.',
    askNew: 'Ask for a new link',
    unknownTitle: 'This link is not right',
    unknown:
      'Perhaps the link did not come through whole. Open it again from the mail, or copy all of it to your browser.',
    unreachable:
      'There is no connection. Nothing was sent; what you filled in is still there. Try again when you have a connection.',
    failed: 'That did not work. Your answer was not saved. Try again in a minute.',
    retry: 'Try again',
  },
});
