import type { BallotOutcome, Choice, Totals } from '../live/rules/ballot.ts';
import { bothLanguages } from './copy.ts';
import { count } from './format.ts';

const nl = {
  choices: { for: 'Voor', against: 'Tegen', abstain: 'Onthouding' } as Record<Choice, string>,
  outcomes: {
    adopted: 'Aangenomen',
    rejected: 'Verworpen',
    tied: 'De stemmen staken',
  } as Record<BallotOutcome, string>,
  totals: (totals: Totals) =>
    `${totals.for} voor, ${totals.against} tegen, ${count(totals.abstain, 'onthouding', 'onthoudingen')}.`,
  result: ({ outcome, totals }: { outcome: BallotOutcome; totals: Totals }) =>
    `${nl.outcomes[outcome]}. ${nl.totals(totals)}`,
  castOf: (cast: number, seats: number) => `${cast} van de ${seats} zetels ${cast === 1 ? 'heeft' : 'hebben'} gestemd.`,
  voteClosed: 'De stemming is gesloten.',
  secretNote: 'Geheime stemming: alleen de totalen worden bewaard. Een stem is daarom niet te wijzigen.',
  votedFor: (seat: string, choice: Choice | 'secret', own = true): string => {
    if (choice === 'secret')
      return `${seat}: ${own ? 'je stem is geteld' : 'een ander heeft al voor deze zetel gestemd'}`;
    return `${seat}: ${nl.choices[choice]}${own ? '' : ' (door een ander gestemd)'}`;
  },
  voteSummary: (question: string) => `Stemming: ${question}`,
  mailVote: 'In de vergadering wordt nu gestemd. Met de knop hieronder stem je direct; inloggen hoeft niet.',
  mailVoteButton: 'Stem',
  mailVoteLine: (secret: boolean): string =>
    secret
      ? 'De knop werkt zolang de stemming open is. De stemming is geheim: je kunt je stem daarna niet wijzigen.'
      : 'De knop werkt zolang de stemming open is. Tot die sluit, kun je je stem wijzigen.',
  open: 'Open de vergadering',
  noEvents: 'Teams laat ons niet weten wanneer een vergadering begint',
  noEventsLines: [
    'Daarom begin je de vergadering zelf in het tabblad, en vink je zelf aan wie er is. Dat werkt gewoon.',
    'Wil je dat het vanzelf gaat? Voeg Kringwerk toe aan de vergadering: kies in het venster van de vergadering Apps, en dan Kringwerk. Lukt dat niet, vraag dan je beheerder om toestemming.',
    'Dit bericht krijg je één keer.',
  ],
};

const en: typeof nl = {
  choices: { for: 'For', against: 'Against', abstain: 'Abstain' },
  outcomes: { adopted: 'Adopted', rejected: 'Rejected', tied: 'The votes are tied' },
  totals: (totals) => `${totals.for} for, ${totals.against} against, ${totals.abstain} abstained.`,
  result: ({ outcome, totals }) => `${en.outcomes[outcome]}. ${en.totals(totals)}`,
  castOf: (cast, seats) => `${cast} of ${seats} seats ${cast === 1 ? 'has' : 'have'} voted.`,
  voteClosed: 'The vote is closed.',
  secretNote: 'Secret ballot: only the totals are kept. So a vote cannot be changed.',
  votedFor: (seat, choice, own = true) => {
    if (choice === 'secret')
      return `${seat}: ${own ? 'your vote was counted' : 'somebody else has voted for this seat'}`;
    return `${seat}: ${en.choices[choice]}${own ? '' : ' (voted by somebody else)'}`;
  },
  voteSummary: (question) => `Vote: ${question}`,
  mailVote: 'The meeting is voting now. With the button below you vote at once; no need to sign in.',
  mailVoteButton: 'Vote',
  mailVoteLine: (secret) =>
    secret
      ? 'The button works while the vote is open. The ballot is secret: you cannot change your vote afterwards.'
      : 'The button works while the vote is open. Until it closes you can change your vote.',
  open: 'Open the meeting',
  noEvents: 'Teams does not tell us when a meeting begins',
  noEventsLines: [
    'So you begin the meeting yourself in the tab, and mark who is there yourself. That works as it should.',
    'Do you want it to go by itself? Add Kringwerk to the meeting: choose Apps in the window of the meeting, and then Kringwerk. If that does not work, ask your administrator for permission.',
    'You get this message once.',
  ],
};

/** Votes on cards and in mail. */
export const liveCopy = bothLanguages({ nl, en });

export const liveRefusals = bothLanguages<Record<string, () => string>>({
  nl: {
    'live-not-running': () =>
      'Deze vergadering is nog niet begonnen of al gesloten. Er is niets gewijzigd. Begin haar (opnieuw) en probeer het dan.',
    'live-seat-gone': () => 'Deze zetel hoort niet (meer) bij dit overleg. Er is niets gewijzigd. Ververs het scherm.',
    'live-not-of-seat': () =>
      'Deze persoon heeft deze zetel niet en vervangt die ook niet. Er is niets gewijzigd. Kies iemand anders.',
    'vote-closed': () => 'De stemming is al gesloten. Je stem telt niet mee. Wat je eerder koos, is geteld.',
    'vote-no-seat': () => 'Je hebt deze zetel niet en vervangt die ook niet. Er is geen stem geteld.',
    'live-weights-while-voting': () =>
      'Er wordt nu gestemd. De gewichten zijn niet gewijzigd. Sluit eerst de stemming.',
    'vote-adviser': () => 'Deze zetel adviseert en stemt niet. Er is geen stem geteld.',
    'vote-holder-present': () =>
      'Wie deze zetel heeft, is er zelf en stemt dus ook zelf. Je stem is niet geteld. Klopt dat niet? Vraag de voorzitter of secretaris om jou aan te vinken.',
    'vote-holder-voted': () =>
      'Voor deze zetel is al gestemd door wie die zetel heeft. Die stem telt; de jouwe is niet geteld.',
    'vote-deputy-voted': () => 'Voor deze zetel is al gestemd door de plaatsvervanger. Die stem telt.',
    'vote-given': () => 'Je stem is al geteld. Bij een geheime stemming is die niet te wijzigen.',
    'vote-secret-weighted': () =>
      'De zetels wegen niet even zwaar. Dan verraden de totalen wie wat stemde. Er is geen stemming begonnen. Stem openbaar, of geef elke zetel hetzelfde gewicht.',
  },
  en: {
    'live-not-running': () =>
      'This meeting has not begun or is closed. Nothing was changed. Begin it (again) and try once more.',
    'live-seat-gone': () => 'This seat is not (any more) of this body. Nothing was changed. Refresh the screen.',
    'live-not-of-seat': () => 'This person neither holds this seat nor deputises for it. Nothing was changed.',
    'vote-closed': () => 'The vote is closed. Your vote does not count. What you chose before was counted.',
    'vote-no-seat': () => 'You neither hold this seat nor deputise for it. No vote was counted.',
    'live-weights-while-voting': () => 'A vote is open. The weights were not changed. Close the vote first.',
    'vote-adviser': () => 'This seat advises and does not vote. No vote was counted.',
    'vote-holder-present': () =>
      'Whoever holds this seat is here, and so votes in person. Your vote was not counted. Is that not right? Ask the chair or secretary to mark you as present.',
    'vote-holder-voted': () => 'The holder of this seat has voted. That vote counts; yours was not counted.',
    'vote-deputy-voted': () => 'The deputy has voted for this seat. That vote counts.',
    'vote-given': () => 'Your vote was counted. In a secret ballot it cannot be changed.',
    'vote-secret-weighted': () =>
      'The seats do not weigh the same, so the totals would tell who chose what. No vote was begun. Vote openly, or give every seat the same weight.',
  },
});
