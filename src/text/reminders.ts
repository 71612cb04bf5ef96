import { type Instant, toLocal } from '../time/local.ts';
import { bothLanguages } from './copy.ts';
import { clockTime, count, type Language, list, longDate, shortDate } from './format.ts';

type Facts = Readonly<Record<string, string | number>>;

/** "donderdag 4 september 2025, 17.00 uur" */
function moment(at: Instant, language: Language): string {
  const local = toLocal(at);
  const time = clockTime(local, language);
  return `${longDate(local, language)}, ${language === 'nl' ? `${time} uur` : time}`;
}

/** "do 4 sep": deadlines in lists. */
function day(at: Instant, language: Language): string {
  return shortDate(toLocal(at), language);
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const nl = {
  questionsOpen: (n: number) => `Er ${n === 1 ? 'wacht nog 1 vraag' : `wachten nog ${n} vragen`} op je antwoord`,
  noneOpen: 'Je hebt geen open vragen',
  noneOpenLine: 'Je hebt alles beantwoord. Komt er iets nieuws, dan krijg je daarvan bericht.',
  reply: 'Beantwoord',
  answerBefore: (due: Instant) => `Antwoord vóór ${day(due, 'nl')}`,
  forBoard: (board: string) => `Namens ${board}`,
  andMore: (n: number) => `En nog ${count(n, 'andere vraag', 'andere vragen')}. Die vind je bij Mijn overleg.`,
  askedAgainBy: (name: string) => `${name} vraagt je om dit te beantwoorden.`,
  askedAgain: 'Dit is een herinnering. Heb je alles beantwoord, dan krijg je geen herinnering meer.',
  otherQuestions: 'Naar mijn andere vragen',
  refresh: 'Ververs de lijst',
  summaryOne: (title: string, due: Instant) => `Herinnering: ${title}, antwoord vóór ${day(due, 'nl')}`,
  summaryLate: (title: string, due: Instant) => `Te laat: ${title}, dat moest uiterlijk ${day(due, 'nl')}`,
  wasDue: (due: Instant) => `Te laat, dat moest uiterlijk ${day(due, 'nl')}`,
  mailLate: (title: string, due: Instant) =>
    `"${title}" moest uiterlijk ${day(due, 'nl')} af zijn en staat nog open. Is het klaar, meld het dan af. Lukt het niet, spreek dan een andere datum af.`,
  summaryMany: (n: number) => `Herinnering: ${count(n, 'vraag wacht', 'vragen wachten')} op je antwoord`,
  mailAsked: (title: string, due: Instant) =>
    `Je hebt nog niet gereageerd op de vraag "${title}". Dat kan tot ${moment(due, 'nl')}.`,
  mailFor: (board: string) => `We vragen je antwoord namens ${board}.`,
  mailLink: 'Met de knop hieronder antwoord je direct; inloggen hoeft niet.',
  mailMore: (n: number) =>
    `In Teams ${n === 1 ? 'wacht nog 1 andere vraag' : `wachten nog ${n} andere vragen`} op je. Stuur Kringwerk daar het bericht "mijn vragen".`,

  mailMany: (n: number) =>
    `Er ${n === 1 ? 'wacht nog 1 vraag' : `wachten nog ${n} vragen`} op je antwoord. Met de knoppen hieronder antwoord je direct; inloggen hoeft niet.`,
  unanswered: (n: number, label: string, title: string) =>
    n === 1 ? `Nog geen antwoord van ${label}: ${title}` : `Op ${n} vragen is nog niet geantwoord`,
  unansweredLine: (line: { label: string; title: string; dueAt: Instant; asked: readonly string[] }) =>
    line.asked.length > 0
      ? `${line.label} (${list(line.asked, 'nl')}) heeft nog niet geantwoord op "${line.title}". Dat kan tot ${moment(line.dueAt, 'nl')}.`
      : `Voor ${line.label} is er niemand om te vragen. Op "${line.title}" kan tot ${moment(line.dueAt, 'nl')} geantwoord worden.`,
  youMayAnswer: 'Jij mag dit antwoord geven. Overleg eerst even, of geef het antwoord zelf.',
  pleaseAsk: 'Wil je navragen of er nog een antwoord komt? Zelf antwoorden kun je niet.',
  answerFor: 'Bekijk de vraag',

  previewQuestion: (n: number) => `Herinnering versturen aan ${count(n, 'persoon', 'personen')}?`,
  about: 'Waarover',
  ways: 'Hoe',
  wayCounts: (chat: number, mail: number) =>
    list([...(chat ? [`${chat} via Teams`] : []), ...(mail ? [`${mail} via e-mail`] : [])], 'nl'),
  who: 'Aan wie',
  names: (names: readonly string[], more: number) =>
    more > 0 ? `${names.join(', ')} en nog ${more}` : list(names, 'nl'),
  moreTitles: (titles: readonly string[], more: number) =>
    more > 0 ? `${titles.join('; ')} en nog ${count(more, 'vraag', 'vragen')}` : titles.join('; '),
  whatTheyGet: 'Iedereen krijgt één bericht met de eigen open vragen en een knop om te antwoorden:',
  whatTheyGetOne: 'Iedereen krijgt de vraag opnieuw, met de knoppen om te antwoorden:',
  nobodyToAsk: (labels: readonly string[], more: number) =>
    `Hier is niemand om te vragen: ${more > 0 ? `${labels.join(', ')} en nog ${more}` : list(labels, 'nl')}. Vul de deelnemerslijst aan.`,
  onlyOpen: 'Alleen wie nog niet heeft gereageerd, krijgt bericht.',
  send: 'Verstuur herinnering',
  sendAgain: 'Verstuur toch nog een herinnering',
  doNotSend: 'Verstuur niet',
  againQuestion: (n: number, of: number) =>
    of === 1 && n === 1
      ? 'Deze persoon kreeg vandaag al een herinnering. Toch nog een sturen?'
      : `${n} van de ${of} kregen vandaag al een herinnering. Toch nog een sturen?`,
  againLine: 'Er is nog niets verstuurd.',
  sent: (n: number) => `De herinnering gaat naar ${count(n, 'persoon', 'personen')}`,
  sentLine: 'Zodra iedereen heeft geantwoord, stoppen de herinneringen vanzelf.',
  ownWords: 'Eigen woorden erbij (hoeft niet)',
  when: 'Wanneer',
  now: 'Nu',
  at: (at: Instant) => capitalised(moment(at, 'nl')),
  planned: (at: Instant) => `De herinnering gaat ${moment(at, 'nl')} uit`,
  plannedLine: 'Wie dan al heeft geantwoord, krijgt geen bericht.',
  cancelPlanned: 'Verstuur toch niet',
  takeBack: 'Haal terug',
  takenBack: (n: number) =>
    n === 0
      ? 'Er was niets meer terug te halen'
      : `Teruggehaald: ${count(n, 'persoon krijgt', 'personen krijgen')} geen bericht`,
  takenBackLine: (gone: number) =>
    gone === 0 ? 'Er is niets verstuurd.' : `Voor ${count(gone, 'persoon', 'personen')} was het bericht al weg.`,
  cancelled: 'De herinnering is niet verstuurd',
  cancelledLine: 'Er is niets veranderd. Typ "herinner" om opnieuw te beginnen.',
  nothingOpen: 'Er hoeft niemand herinnerd te worden',
  nothingOpenLine: 'Op deze vragen heeft iedereen geantwoord, of er staat niets open.',

  statusQuestion: (n: number) => `Er ${n === 1 ? 'staat 1 vraag' : `staan ${n} vragen`} open`,
  statusNone: 'Er staan geen vragen open',
  statusNoneLine: 'Iedereen heeft geantwoord, of er is op dit moment niets gevraagd.',
  answered: (answered: number, asked: number) => `${answered} van ${asked} beantwoord`,
  waitingFor: (names: readonly string[], more: number) =>
    `Wacht op: ${more > 0 ? `${names.join(', ')} en nog ${more}` : list(names, 'nl')}`,
  remindThese: 'Herinner',
  moreSubjects: (n: number) => `En nog ${count(n, 'vraag', 'vragen')}. Je ziet ze allemaal in het tabblad Programma.`,
};

const en: typeof nl = {
  questionsOpen: (n) => `${count(n, 'question is', 'questions are')} waiting for your answer`,
  noneOpen: 'You have no open questions',
  noneOpenLine: 'You have answered everything. When something new comes up, you will hear about it.',
  reply: 'Answer',
  answerBefore: (due) => `Answer before ${day(due, 'en')}`,
  forBoard: (board) => `On behalf of ${board}`,
  andMore: (n) => `And ${count(n, 'other question', 'other questions')}. You find them under My meetings.`,
  askedAgainBy: (name) => `${name} asks you to answer this.`,
  askedAgain: 'This is a reminder. Once you have answered everything, you get no more reminders.',
  otherQuestions: 'To my other questions',
  refresh: 'Refresh the list',
  summaryOne: (title, due) => `Reminder: ${title}, answer before ${day(due, 'en')}`,
  summaryLate: (title, due) => `Late: ${title}, due by ${day(due, 'en')}`,
  wasDue: (due) => `Late, due by ${day(due, 'en')}`,
  mailLate: (title, due) =>
    `"${title}" was due by ${day(due, 'en')} and is still open. If it is done, say so. If it cannot be done, agree on another date.`,
  summaryMany: (n) => `Reminder: ${count(n, 'question is', 'questions are')} waiting for your answer`,
  mailAsked: (title, due) => `You have not yet answered the question "${title}". You can until ${moment(due, 'en')}.`,
  mailFor: (board) => `We ask for your answer on behalf of ${board}.`,
  mailLink: 'With the button below you answer directly; you do not need to sign in.',
  mailMore: (n) =>
    `In Teams ${count(n, 'other question is', 'other questions are')} waiting for you. Send Kringwerk the message "my questions" there.`,

  mailMany: (n) =>
    `${count(n, 'question is', 'questions are')} waiting for your answer. With the buttons below you answer directly; you do not need to sign in.`,
  unanswered: (n, label, title) =>
    n === 1 ? `No answer yet from ${label}: ${title}` : `${n} questions have not been answered yet`,
  unansweredLine: (line) =>
    line.asked.length > 0
      ? `${line.label} (${list(line.asked, 'en')}) has not answered "${line.title}" yet. That is possible until ${moment(line.dueAt, 'en')}.`
      : `There is nobody to ask for ${line.label}. "${line.title}" can be answered until ${moment(line.dueAt, 'en')}.`,
  youMayAnswer: 'You may give this answer. Ask first, or answer it yourself.',
  pleaseAsk: 'Could you ask whether an answer will come? You cannot answer it yourself.',
  answerFor: 'Look at the question',

  previewQuestion: (n) => `Send a reminder to ${count(n, 'person', 'people')}?`,
  about: 'About',
  ways: 'How',
  wayCounts: (chat, mail) =>
    list([...(chat ? [`${chat} by Teams`] : []), ...(mail ? [`${mail} by e-mail`] : [])], 'en'),
  who: 'To whom',
  names: (names, more) => (more > 0 ? `${names.join(', ')} and ${more} more` : list(names, 'en')),
  moreTitles: (titles, more) =>
    more > 0 ? `${titles.join('; ')} and ${count(more, 'more question', 'more questions')}` : titles.join('; '),
  whatTheyGet: 'Everybody gets one message with their own open questions and a button to answer:',
  whatTheyGetOne: 'Everybody gets the question again, with the buttons to answer:',
  nobodyToAsk: (labels, more) =>
    `There is nobody to ask here: ${more > 0 ? `${labels.join(', ')} and ${more} more` : list(labels, 'en')}. Complete the roster.`,
  onlyOpen: 'Only those who have not answered yet get a message.',
  send: 'Send reminder',
  sendAgain: 'Send another reminder anyway',
  doNotSend: 'Do not send',
  againQuestion: (n, of) =>
    of === 1 && n === 1
      ? 'This person was reminded today already. Send another one anyway?'
      : `${n} of the ${of} were reminded today already. Send another one anyway?`,
  againLine: 'Nothing has been sent yet.',
  sent: (n) => `The reminder goes to ${count(n, 'person', 'people')}`,
  sentLine: 'Once everybody has answered, the reminders stop by themselves.',
  ownWords: 'Your own words (optional)',
  when: 'When',
  now: 'Now',
  at: (at) => capitalised(moment(at, 'en')),
  planned: (at) => `The reminder goes out ${moment(at, 'en')}`,
  plannedLine: 'Whoever has answered by then gets no message.',
  cancelPlanned: 'Do not send after all',
  takeBack: 'Take back',
  takenBack: (n) =>
    n === 0 ? 'There was nothing left to take back' : `Taken back: ${count(n, 'person gets', 'people get')} no message`,
  takenBackLine: (gone) =>
    gone === 0 ? 'Nothing was sent.' : `For ${count(gone, 'person', 'people')} the message had left already.`,
  cancelled: 'The reminder was not sent',
  cancelledLine: 'Nothing has changed. Type "remind" to start again.',
  nothingOpen: 'Nobody needs a reminder',
  nothingOpenLine: 'Everybody has answered these questions, or nothing is open.',

  statusQuestion: (n) => `${count(n, 'question is', 'questions are')} open`,
  statusNone: 'No questions are open',
  statusNoneLine: 'Everybody has answered, or nothing is being asked at the moment.',
  answered: (answered, asked) => `${answered} of ${asked} answered`,
  waitingFor: (names, more) => `Waiting for: ${more > 0 ? `${names.join(', ')} and ${more} more` : list(names, 'en')}`,
  remindThese: 'Remind',
  moreSubjects: (n) => `And ${count(n, 'more question', 'more questions')}. You see them all in the Programme tab.`,
};

export const reminderText = bothLanguages({ nl, en });

export const reminderRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'policy-days': (facts) =>
      `Vul hele dagen in, tussen 0 en ${facts['days']} dagen van tevoren. Een herinnering komt minstens 1 dag van tevoren. Er is niets opgeslagen.`,
    'policy-too-many': (facts) =>
      `Kies hooguit ${facts['most']} momenten. Er is niets opgeslagen. Haal er een paar weg.`,
    'policy-escalation': () =>
      'Wie later aan de beurt is, kan niet eerder bericht krijgen dan wie ervoor komt. Er is niets opgeslagen. Pas de dagen aan.',
    'most-a-week': (facts) => `Kies 1 tot ${facts['most']} herinneringen per week. Er is niets opgeslagen.`,
    'send-at-past': () => 'Dit moment is al voorbij. Er is niets verstuurd. Kies een later moment.',
    'send-at-far': (facts) =>
      `Je kunt een herinnering hooguit ${facts['days']} dagen vooruit klaarzetten. Er is niets verstuurd. Kies een eerder moment.`,
    'question-gone': () => 'Deze vraag staat niet meer open. Je hoeft niets te doen.',
  },
  en: {
    'policy-days': (facts) =>
      `Fill in whole days, between 0 and ${facts['days']} days before. A reminder comes at least 1 day before. Nothing was saved.`,
    'policy-too-many': (facts) => `Choose ${facts['most']} moments at most. Nothing was saved. Take some away.`,
    'policy-escalation': () =>
      'Whoever comes later cannot be told before whoever comes first. Nothing was saved. Change the days.',
    'most-a-week': (facts) => `Choose 1 to ${facts['most']} reminders a week. Nothing was saved.`,
    'send-at-past': () => 'This moment is over already. Nothing was sent. Choose a later one.',
    'send-at-far': (facts) =>
      `You can plan a reminder ${facts['days']} days ahead at most. Nothing was sent. Choose an earlier moment.`,
    'question-gone': () => 'This question is no longer open. You need not do anything.',
  },
});
