import { bothLanguages } from './copy.ts';
import { longDate, longSpan, shortMoment } from './format.ts';

type Facts = Readonly<Record<string, string | number>>;

/** Items that members submit: on cards, in mail and in the tab. */
export const submittedText = bothLanguages({
  nl: {
    section: 'Ingediende punten',
    left: {
      section: 'Blijft liggen',
      help: 'Deze punten stonden op de agenda van een bijeenkomst die niet doorgaat. De stukken gaan mee.',
      from: (title: string, starts: string | null) => (starts ? `${title}, ${shortMoment(starts, 'nl')}` : title),
      facts: (kind: string, minutes: number, presenter: string | null) =>
        [kind, `${minutes} min.`, presenter].filter(Boolean).join(' · '),
      take: 'Zet op de agenda',
      takeAll: 'Zet alles op de agenda',
      letGo: 'Laat vervallen',
      letGoTitle: (title: string) => `"${title}" laten vervallen?`,
      letGoHelp: 'Het punt komt op geen andere agenda. Bij de bijeenkomst die niet doorgaat, blijft het te lezen.',
    },
    heading: 'Dien een agendapunt in',
    until: (date: string) => `Indienen voor deze bijeenkomst kan tot en met ${longDate(date, 'nl')}.`,
    closed: (date: string) =>
      `Indienen voor deze bijeenkomst kon tot en met ${longDate(date, 'nl')}. Je punt gaat naar de volgende bijeenkomst.`,
    noDate: 'Je punt wacht tot er een bijeenkomst gepland staat.',
    body: 'Overleg',
    title: 'Onderwerp',
    kind: 'Wat vraag je?',
    minutes: 'Hoeveel minuten?',
    desired: 'Wat moet het opleveren? (mag leeg)',
    explanation: 'Toelichting (mag leeg)',
    submit: 'Dien in',
    again: 'Dien nog een punt in',
    submittedFor: (title: string, starts: string) => `"${title}" is ingediend voor ${shortMoment(starts, 'nl')}.`,
    submittedLater: (title: string) => `"${title}" is ingediend en wacht op de volgende bijeenkomst.`,
    next: 'De voorzitter of secretaris beslist. Je hoort wat er met je punt gebeurt.',
    titleMissing: 'Vul een onderwerp in.',
    minutesWrong: 'Vul een heel aantal minuten in, van 1 tot 600.',
    nowhere: 'Je kunt nog nergens een punt indienen',
    nowhereLine: 'Je zit in geen enkel overleg. Klopt dat niet? Vraag het de programmaleider.',
    news: (name: string, body: string) => `${name} dient een agendapunt in voor ${body}`,
    facts: { kind: 'Soort', minutes: 'Duur', desired: 'Levert op' },
    waitsFor: (starts: string) => `Het wacht op jouw besluit voor ${shortMoment(starts, 'nl')}.`,
    waitsForNone: 'Er staat nog geen bijeenkomst gepland; het punt wacht.',
    accept: 'Zet op de agenda',
    merge: 'Voeg samen',
    mergeWith: 'Voeg samen met',
    mergeTitle: (title: string) => `"${title}" samenvoegen`,
    mergeHelp: 'De toelichting komt bij het gekozen punt te staan. De indiener krijgt bericht.',
    defer: 'Schuif door',
    deferTitle: (title: string) => `"${title}" doorschuiven`,
    deferHelp: 'Het punt wacht vanzelf op de volgende bijeenkomst. De indiener leest waarom.',
    reason: 'Waarom',
    withdraw: 'Trek in',
    look: 'Bekijk in de agenda',
    openMessage: 'Bekijk het bericht',
    fromMessage: 'Het komt uit dit bericht in Teams:',
    accepted: (title: string) => `"${title}" staat op de agenda`,
    merged: (title: string, into: string) => `"${title}" is samengevoegd met "${into}"`,
    deferred: (title: string) => `"${title}" is doorgeschoven`,
    because: (reason: string) => `Reden: ${reason}`,
    acceptedFor: (starts: string, minutes: number) => `Het wordt besproken op ${longSpan(starts, minutes, 'nl')}.`,
    deferredTo: (starts: string) => `Het wacht nu op de bijeenkomst van ${shortMoment(starts, 'nl')}.`,
    deferredOpen: 'Het wacht tot de volgende bijeenkomst gepland staat.',
    decidedBy: (name: string) => `Besloten door ${name}`,
    also: (name: string, title: string, explanation: string) =>
      explanation ? `Ook ingebracht door ${name}: ${title}. ${explanation}` : `Ook ingebracht door ${name}: ${title}.`,
    states: {
      waiting: 'Ingediend, nog niet behandeld',
      accepted: 'Op de agenda',
      merged: 'Samengevoegd',
      withdrawn: 'Ingetrokken',
    },
    waitsOn: (starts: string) => `Ingediend voor ${shortMoment(starts, 'nl')}`,
    by: (name: string, kind: string, minutes: number) => `${name} · ${kind} · ${minutes} min.`,
    deferredBefore: (reason: string) => `Eerder doorgeschoven: ${reason}`,
    mine: 'Mijn punten',
    none: 'Er wachten geen ingediende punten.',
    submitted: 'Je punt is ingediend. Je hoort wat ermee gebeurt.',
    chooseBody: 'Voor welk overleg dien je een punt in?',
    say: 'Agendapunt indienen',
    help: 'Dien een punt in voor de agenda van een overleg waar je in zit.',
    fromChat: 'Zet dit bericht op de agenda',
    fromWho: (name: string) => `Uit een bericht van ${name}`,
    place: 'Overleg en bijeenkomst',
    choosePlace: 'Kies een overleg.',
    nextOf: (body: string, starts: string) => `${body} · ${shortMoment(starts, 'nl')}`,
    laterOf: (body: string) => `${body} · nog geen bijeenkomst gepland`,
    ofPartnership: (place: string, partnership: string) => `${place} (${partnership})`,
    linkKept: 'De voorzitter en de secretaris krijgen een link naar dit bericht.',
  },
  en: {
    section: 'Submitted items',
    left: {
      section: 'Left behind',
      help: 'These items were on the agenda of a meeting that does not take place. Their papers come along.',
      from: (title: string, starts: string | null) => (starts ? `${title}, ${shortMoment(starts, 'en')}` : title),
      facts: (kind: string, minutes: number, presenter: string | null) =>
        [kind, `${minutes} min.`, presenter].filter(Boolean).join(' · '),
      take: 'Put on the agenda',
      takeAll: 'Put all on the agenda',
      letGo: 'Let go',
      letGoTitle: (title: string) => `Let "${title}" go?`,
      letGoHelp: 'The item comes on no other agenda. It can still be read at the meeting that does not take place.',
    },
    heading: 'Submit an agenda item',
    until: (date: string) => `Items for this meeting are taken until ${longDate(date, 'en')}.`,
    closed: (date: string) =>
      `Items for this meeting were taken until ${longDate(date, 'en')}. Your item goes to the next meeting.`,
    noDate: 'Your item waits until a meeting is planned.',
    body: 'Body',
    title: 'Subject',
    kind: 'What do you ask?',
    minutes: 'How many minutes?',
    desired: 'What should it lead to? (may be empty)',
    explanation: 'Explanation (may be empty)',
    submit: 'Submit',
    again: 'Submit another item',
    submittedFor: (title: string, starts: string) => `"${title}" was submitted for ${shortMoment(starts, 'en')}.`,
    submittedLater: (title: string) => `"${title}" was submitted and waits for the next meeting.`,
    next: 'The chair or secretary decides. You hear what happens with your item.',
    titleMissing: 'Fill in a subject.',
    minutesWrong: 'Fill in a whole number of minutes, from 1 to 600.',
    nowhere: 'There is nowhere you can submit an item yet',
    nowhereLine: 'You sit in no body. Is that wrong? Ask the programme leader.',
    news: (name: string, body: string) => `${name} submits an agenda item for ${body}`,
    facts: { kind: 'Kind', minutes: 'Takes', desired: 'Leads to' },
    waitsFor: (starts: string) => `It waits for your decision for ${shortMoment(starts, 'en')}.`,
    waitsForNone: 'No meeting is planned yet; the item waits.',
    accept: 'Put on the agenda',
    merge: 'Merge',
    mergeWith: 'Merge with',
    mergeTitle: (title: string) => `Merge "${title}"`,
    mergeHelp: 'The explanation is added to the chosen item. The submitter gets a message.',
    defer: 'Put off',
    deferTitle: (title: string) => `Put off "${title}"`,
    deferHelp: 'The item waits by itself for the next meeting. The submitter reads why.',
    reason: 'Why',
    withdraw: 'Withdraw',
    look: 'View in the agenda',
    openMessage: 'View the message',
    fromMessage: 'It comes from this message in Teams:',
    accepted: (title: string) => `"${title}" is on the agenda`,
    merged: (title: string, into: string) => `"${title}" was merged with "${into}"`,
    deferred: (title: string) => `"${title}" was put off`,
    because: (reason: string) => `Reason: ${reason}`,
    acceptedFor: (starts: string, minutes: number) => `It is discussed on ${longSpan(starts, minutes, 'en')}.`,
    deferredTo: (starts: string) => `It now waits for the meeting of ${shortMoment(starts, 'en')}.`,
    deferredOpen: 'It waits until the next meeting is planned.',
    decidedBy: (name: string) => `Decided by ${name}`,
    also: (name: string, title: string, explanation: string) =>
      explanation ? `Also submitted by ${name}: ${title}. ${explanation}` : `Also submitted by ${name}: ${title}.`,
    states: { waiting: 'Waits for a decision', accepted: 'On the agenda', merged: 'Merged', withdrawn: 'Withdrawn' },
    waitsOn: (starts: string) => `Submitted for ${shortMoment(starts, 'en')}`,
    by: (name: string, kind: string, minutes: number) => `${name} · ${kind} · ${minutes} min.`,
    deferredBefore: (reason: string) => `Put off before: ${reason}`,
    mine: 'My items',
    none: 'No submitted items are waiting.',
    submitted: 'Your item was submitted. You hear what happens with it.',
    chooseBody: 'For which body do you submit an item?',
    say: 'Submit item',
    help: 'Submit an item for the agenda of a body you sit in.',
    fromChat: 'Put this message on the agenda',
    fromWho: (name: string) => `From a message by ${name}`,
    place: 'Body and meeting',
    choosePlace: 'Choose a body.',
    nextOf: (body: string, starts: string) => `${body} · ${shortMoment(starts, 'en')}`,
    laterOf: (body: string) => `${body} · no meeting planned yet`,
    ofPartnership: (place: string, partnership: string) => `${place} (${partnership})`,
    linkKept: 'The chair and the secretary get a link to this message.',
  },
});

export const submittedRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'item-too-late': ({ until, next }) =>
      next
        ? `Indienen voor deze bijeenkomst kon tot en met ${longDate(String(until), 'nl')}. Je punt is nog niet ingediend. Dien het in voor de volgende: ${shortMoment(String(next), 'nl')}.`
        : `Indienen voor deze bijeenkomst kon tot en met ${longDate(String(until), 'nl')}. Je punt is nog niet ingediend. Dien het in voor de volgende bijeenkomst, of vraag de voorzitter.`,
    'item-meeting-gone': () =>
      'Deze bijeenkomst is al begonnen, geweest of afgezegd. Je punt is nog niet ingediend. Dien het in voor de volgende bijeenkomst.',
    'item-decided': ({ by }) =>
      `${by || 'Iemand anders'} heeft hierover al besloten. Er is niets veranderd. Ververs het scherm om te zien wat.`,
    'item-not-waiting-here': () =>
      'Dit punt wacht niet (meer) op deze bijeenkomst. Er is niets veranderd. Ververs het scherm.',
    'item-merge-gone': () =>
      'Het punt waarmee je wilde samenvoegen staat niet meer op de agenda. Er is niets veranderd. Kies een ander punt.',
    'item-left-gone': () =>
      'Een van deze punten is al op een andere agenda gezet of vervallen. Er is niets veranderd. Ververs het scherm en kijk wat er nog ligt.',
    'item-merge-long': () =>
      'Samen wordt de toelichting te lang. Er is niets veranderd. Kort de toelichting van het agendapunt in, of zet het ingediende punt apart op de agenda.',
    'agenda-full': () =>
      'Op een agenda passen 60 punten, en die zijn vol. Het ingediende punt blijft wachten. Haal eerst een punt weg, voeg samen of schuif door.',
  },
  en: {
    'item-too-late': ({ until, next }) =>
      next
        ? `Items for this meeting were taken until ${longDate(String(until), 'en')}. Your item was not submitted yet. Submit it for the next one: ${shortMoment(String(next), 'en')}.`
        : `Items for this meeting were taken until ${longDate(String(until), 'en')}. Your item was not submitted yet. Submit it for the next meeting, or ask the chair.`,
    'item-meeting-gone': () =>
      'This meeting has begun, is over or was cancelled. Your item was not submitted yet. Submit it for the next meeting.',
    'item-decided': ({ by }) =>
      `${by || 'Somebody else'} has decided on this already. Nothing has changed. Refresh the screen to see what.`,
    'item-not-waiting-here': () =>
      'This item does not wait for this meeting (any more). Nothing has changed. Refresh the screen.',
    'item-merge-gone': () =>
      'The item you wanted to merge with is not on the agenda any more. Nothing has changed. Choose another one.',
    'item-left-gone': () =>
      'One of these items has been put on another agenda or let go already. Nothing has changed. Refresh the screen and see what is left.',
    'item-merge-long': () =>
      'Together the explanation gets too long. Nothing has changed. Shorten the explanation of the agenda item, or put the submitted item on the agenda by itself.',
    'agenda-full': () =>
      'An agenda holds 60 items, and this one is full. The submitted item keeps waiting. Remove an item first, merge it or put it off.',
  },
});
