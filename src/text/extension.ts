import { bothLanguages } from './copy.ts';

interface Seat {
  seat: string;
  deputy: boolean;
}

/** What the search in a message says, and what the bot says when it comes into a team or a group. */
export const extensionText = bothLanguages({
  nl: {
    nothingFound: 'Niets gevonden. Probeer een ander woord, of maak het korter.',
    /** Above what a link unfolds into. */
    poll: (title: string) => `Datumprikker: ${title}`,
    outcomes: (title: string) => `Vragen aan de kringen: ${title}`,
    over: 'Antwoorden kan niet meer.',
    seat: ({ seat, deputy }: Seat) => (deputy ? `${seat} (plaatsvervanger)` : seat),
    morePlaces: (more: number) => (more === 1 ? 'En nog 1 andere plek.' : `En nog ${more} andere plekken.`),
    welcomeGroup:
      'Ik ben Kringwerk. Noem me met @Kringwerk en vraag bijvoorbeeld om de agenda, de status of je vragen. Hoort dit gesprek bij een overleg? Typ dan "@Kringwerk koppel" en de naam van het overleg; agenda’s en standen komen voortaan hier. Persoonlijke antwoorden laat ik hier nooit zien.',
  },
  en: {
    nothingFound: 'Nothing found. Try another word, or make it shorter.',
    poll: (title: string) => `Date poll: ${title}`,
    outcomes: (title: string) => `Questions to the circles: ${title}`,
    over: 'Answers are not taken any more.',
    seat: ({ seat, deputy }: Seat) => (deputy ? `${seat} (deputy)` : seat),
    morePlaces: (more: number) => (more === 1 ? 'And 1 other place.' : `And ${more} other places.`),
    welcomeGroup:
      'I am Kringwerk. Mention me with @Kringwerk and ask, for example, for the agenda, the status or your questions. Does this conversation belong to a body? Type "@Kringwerk link" and its name; agendas and standings will come here from then on. I never show personal answers here.',
  },
});
