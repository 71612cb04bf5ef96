import { bothLanguages } from '../copy.ts';
import { count, list } from '../format.ts';

/** Changing a round that exists, asking boards that came later, and more time for one board. */
export const changeRoundText = bothLanguages({
  nl: {
    change: 'Wijzig de ronde',
    reopen: 'Open opnieuw of wijzig',
    title: 'Wijzig de plaatsingsronde',
    draft: 'De ronde is nog een concept: je kunt alles nog wijzigen. Er is nog niemand gevraagd.',
    asked: 'Besturen zijn al gevraagd. Daarom kun je alleen nog de deadline en de toelichting wijzigen.',
    closed:
      'De ronde is gesloten. Kies een latere deadline, dan gaat hij weer open: besturen kunnen dan weer antwoorden, en wie nog niet klaar is, wordt weer herinnerd.',
    cards: 'De nieuwe deadline en toelichting komen op de kaarten te staan. Niemand krijgt er een nieuw bericht over.',
    save: 'Bewaar de ronde',
    open: 'Open de ronde opnieuw',
    keep: 'Laat het zo',
    newBoards: (names: readonly string[], more: number) =>
      `${list(more > 0 ? [...names, `nog ${count(more, 'bestuur', 'besturen')}`] : [...names], 'nl')} ${
        names.length + more === 1 ? 'kwam er na de opening bij en is' : 'kwamen er na de opening bij en zijn'
      } nog niet gevraagd.`,
    askNew: 'Vraag ze ook',
    moreTime: 'Meer tijd voor dit bestuur',
    moreTimeHelp: (deadline: string) =>
      `De ronde loopt tot ${deadline}. Geef dit ene bestuur meer tijd als het daarom vraagt.`,
    give: 'Geef meer tijd',
    giveUntil: 'Dit bestuur mag antwoorden tot',
    giveAt: 'om',
    hasUntil: (moment: string) => `Dit bestuur kreeg meer tijd: tot ${moment}.`,
    changeTime: 'Wijzig de extra tijd',
    takeBack: 'Neem de extra tijd terug',
    lineUntil: (moment: string) => `kreeg meer tijd, tot ${moment}`,
  },
  en: {
    change: 'Change the round',
    reopen: 'Open again or change',
    title: 'Change the placement round',
    draft: 'The round is still a draft: you can change everything. Nobody has been asked yet.',
    asked: 'Boards have been asked. So you can change only the deadline and the explanation.',
    closed:
      'The round is closed. Choose a later deadline and it opens again: boards can answer once more, and who is not done is reminded again.',
    cards: 'The new deadline and explanation appear on the cards. Nobody gets a new message about it.',
    save: 'Save the round',
    open: 'Open the round again',
    keep: 'Leave it',
    newBoards: (names, more) =>
      `${list(more > 0 ? [...names, count(more, 'more board', 'more boards')] : [...names], 'en')} joined after the opening and ${
        names.length + more === 1 ? 'has' : 'have'
      } not been asked yet.`,
    askNew: 'Ask them too',
    moreTime: 'More time for this board',
    moreTimeHelp: (deadline) => `The round runs until ${deadline}. Give this one board more time if it asks for it.`,
    give: 'Give more time',
    giveUntil: 'This board may answer until',
    giveAt: 'at',
    hasUntil: (moment) => `This board got more time: until ${moment}.`,
    changeTime: 'Change the extra time',
    takeBack: 'Take the extra time back',
    lineUntil: (moment) => `got more time, until ${moment}`,
  },
});
