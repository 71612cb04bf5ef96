import { bothLanguages } from './copy.ts';
import { count, longDate } from './format.ts';

/** Minutes, decisions and actions on cards, in mail and on the next agenda. */
export const minutesCopy = bothLanguages({
  nl: {
    summary: (body: string, title: string) => `Notulen van ${title} (${body})`,
    minutesOf: (title: string) => `Notulen: ${title}`,
    noDecisions: 'Er zijn geen besluiten genomen.',
    decided: (text: string) => `Besloten: ${text}`,
    moreDecisions: (more: number) => `En nog ${more}. Je leest ze in de notulen.`,
    yours: (text: string, due: string) => `Jouw actie, uiterlijk ${longDate(due, 'nl')}: ${text}`,
    correctLine: 'Klopt er iets niet? Geef je correctie door bij de notulen. Daarna worden ze vastgesteld.',
    version: (version: number) => `Versie ${version}`,
    open: 'Open de notulen',
    mailLine: (title: string) =>
      `De notulen van ${title} zijn klaar. Je leest ze in Teams, bij Mijn overleg. Klopt er iets niet, geef het daar door.`,
    mailPaper: (title: string) =>
      `De notulen van ${title} zijn klaar. Je vindt ze als PDF in de bijlage. Klopt er iets niet, laat het de secretaris weten.`,
    approvalTitle: (title: string) => `Vaststellen notulen: ${title}`,
    approvalExplanation: (date: string) => `Notulen van ${longDate(date, 'nl')}.`,
    unfinishedTitle: (title: string) => `Vervolg: ${title}`,
    unfinishedExplanation: 'Niet afgerond in de vorige bijeenkomst.',
    owner: 'Voor',
    due: 'Uiterlijk',
    status: 'Stand',
    statuses: { open: 'Nog te doen', busy: 'Bezig', done: 'Afgerond', dropped: 'Vervallen' },
    late: 'Te laat',
    setDone: 'Rond af',
    setBusy: 'Ik ben ermee bezig',
    setOpen: 'Zet weer open',
    from: (item: string) => `Afgesproken bij: ${item}`,
    corrections: {
      obligation: (title: string) => `Correcties op de notulen van ${title}`,
      title: (title: string, open: number) =>
        open === 0
          ? `Alle correcties op de notulen van ${title} zijn verwerkt`
          : `${count(open, 'correctie', 'correcties')} op de notulen van ${title}`,
      approved: (title: string) => `De notulen van ${title} zijn vastgesteld`,
      asked: (title: string) => `Er is een correctie op de notulen van ${title}`,
      mailLine: (title: string) =>
        `Iemand geeft aan dat er iets niet klopt in de notulen van ${title}. Bekijk de correctie en pas de notulen aan als dat nodig is.`,
      line: 'Pas de notulen aan als dat nodig is. Geef dan aan dat de correctie is verwerkt.',
      handle: (name: string) => `Verwerkt: ${name}`,
      more: (more: number) => `En nog ${more}. Je leest ze bij de notulen.`,
      later: 'Nieuwe correcties komen in dit bericht te staan.',
      open: 'Open de notulen',
    },
    handedToYou: (by: string, text: string) =>
      by ? `${by} draagt een actie aan je over: ${text}` : `Je krijgt een actie: ${text}`,
  },
  en: {
    summary: (body: string, title: string) => `Minutes of ${title} (${body})`,
    minutesOf: (title: string) => `Minutes: ${title}`,
    noDecisions: 'No decisions were taken.',
    decided: (text: string) => `Decided: ${text}`,
    moreDecisions: (more: number) => `And ${more} more. You can read them in the minutes.`,
    yours: (text: string, due: string) => `Your action, by ${longDate(due, 'en')}: ${text}`,
    correctLine: 'Something not right? Send your correction with the minutes. After that they are approved.',
    version: (version: number) => `Version ${version}`,
    open: 'Open the minutes',
    mailLine: (title: string) =>
      `The minutes of ${title} are ready. You can read them in Teams, under My meetings. If something is not right, say so there.`,
    mailPaper: (title: string) =>
      `The minutes of ${title} are ready. They are attached as PDF. If something is not right, tell the secretary.`,
    approvalTitle: (title: string) => `Approve minutes: ${title}`,
    approvalExplanation: (date: string) => `Minutes of ${longDate(date, 'en')}.`,
    unfinishedTitle: (title: string) => `Continued: ${title}`,
    unfinishedExplanation: 'Not finished at the last meeting.',
    owner: 'For',
    due: 'By',
    status: 'Status',
    statuses: { open: 'To do', busy: 'In progress', done: 'Done', dropped: 'Dropped' },
    late: 'Late',
    setDone: 'Mark as done',
    setBusy: 'I am working on it',
    setOpen: 'Open again',
    from: (item: string) => `Agreed under: ${item}`,
    corrections: {
      obligation: (title: string) => `Corrections of the minutes of ${title}`,
      title: (title: string, open: number) =>
        open === 0
          ? `All corrections of the minutes of ${title} have been dealt with`
          : `${count(open, 'correction', 'corrections')} of the minutes of ${title}`,
      approved: (title: string) => `The minutes of ${title} have been approved`,
      asked: (title: string) => `There is a correction of the minutes of ${title}`,
      mailLine: (title: string) =>
        `Somebody says that something is not right in the minutes of ${title}. Look at the correction, and change the minutes if need be.`,
      line: 'Change the minutes if need be. Then say that the correction has been dealt with.',
      handle: (name: string) => `Dealt with: ${name}`,
      more: (more: number) => `And ${more} more. You can read them with the minutes.`,
      later: 'New corrections will be added to this message.',
      open: 'Open the minutes',
    },
    handedToYou: (by: string, text: string) =>
      by ? `${by} hands an action over to you: ${text}` : `You are given an action: ${text}`,
  },
});

export const minutesRefusals = bothLanguages<Record<string, () => string>>({
  nl: {
    'minutes-approved': () =>
      'Deze notulen zijn vastgesteld en blijven zoals ze zijn. Er is niets gewijzigd. Breng een correctie in op de volgende bijeenkomst.',
    'minutes-empty': () => 'Er staat nog niets in de notulen. Er is niets verstuurd. Schrijf eerst iets op.',
    'minutes-not-circulated': () =>
      'Deze notulen zijn nog niet rondgestuurd. Er is niets veranderd. Stuur ze eerst rond, zodat iedereen ze kan lezen.',
    'minutes-not-yet': () => 'Deze notulen zijn nog niet rondgestuurd. Je krijgt bericht zodra je ze kunt lezen.',
    'minutes-item-gone': () =>
      'Dit agendapunt is van de agenda gehaald. Wat er al over was opgeschreven, is bewaard. Kies een ander agendapunt.',
    'decision-approved': () =>
      'Dit besluit staat in vastgestelde notulen. De tekst blijft zoals die is en er is niets gewijzigd. Klopt het besluit niet meer? Trek het in en neem een nieuw besluit. Het vervolg kun je wel aanpassen.',
    'decision-withdrawn': () => 'Dit besluit is ingetrokken. Er is niets gewijzigd. Maak eerst het intrekken ongedaan.',
    'decision-stands': () => 'Dit besluit is niet ingetrokken. Er is niets gewijzigd.',
    'decision-changed-meanwhile': () =>
      'Iemand anders heeft dit besluit net gewijzigd. Jouw tekst is niet opgeslagen en staat er nog. Lees wat er nu staat en probeer het opnieuw.',
    'action-dates': () =>
      'De einddatum ligt voor de begindatum. De actie is niet opgeslagen. Kies een latere einddatum.',
    'action-unknown-owner': () =>
      'Deze persoon heeft nu geen zetel in dit overleg. De actie is niet opgeslagen. Kies iemand anders.',
  },
  en: {
    'minutes-approved': () =>
      'These minutes have been approved and stay as they are. Nothing was changed. Raise a correction at the next meeting.',
    'minutes-empty': () => 'The minutes are still empty. Nothing was sent. Write something first.',
    'minutes-not-circulated': () =>
      'These minutes have not been sent yet. Nothing was changed. Send them first, so that everybody can read them.',
    'minutes-not-yet': () => 'These minutes have not been sent yet. You will get a message when you can read them.',
    'minutes-item-gone': () =>
      'This item was taken off the agenda. What had been written about it is kept. Choose another item.',
    'decision-approved': () =>
      'This decision stands in approved minutes. Its text stays as it is and nothing was changed. Does it no longer hold? Withdraw it and take a new one. You can still change the follow-up.',
    'decision-withdrawn': () => 'This decision was withdrawn. Nothing was changed. Undo the withdrawal first.',
    'decision-stands': () => 'This decision was not withdrawn. Nothing was changed.',
    'decision-changed-meanwhile': () =>
      'Somebody else has just changed this decision. Your text was not saved and is still here. Read what it says now and try again.',
    'action-dates': () => 'The end date is before the start date. The action was not saved. Choose a later end date.',
    'action-unknown-owner': () =>
      'This person has no seat in this body now. The action was not saved. Choose somebody else.',
  },
});
