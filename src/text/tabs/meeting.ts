import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** One meeting: when, where, who comes, and moving it. */
export const meetingText = bothLanguages({
  nl: {
    states: { polling: 'Datum wordt geprikt', scheduled: 'Gepland', held: 'Geweest', cancelled: 'Gaat niet door' },
    online: 'Online via Teams',
    placeUnknown: 'Plaats volgt',
    join: 'Neem online deel',
    agenda: 'Open de agenda',
    move: 'Verzet',
    moveTitle: 'Bijeenkomst verzetten',
    moveBody: 'Outlook stuurt alle genodigden de nieuwe datum. De kaarten in Teams veranderen mee.',
    moveConfirm: 'Verzet de bijeenkomst',
    evenInHoliday: 'Ja, ik wil deze dag, ook al is het schoolvakantie',
    pollAgain: 'Prik een nieuwe datum',
    pollAgainHelp: (title: string) =>
      `Je prikt een nieuwe datum voor ${title}. De huidige datum blijft staan tot je een andere kiest.`,
    cancel: 'Zeg af',
    cancelTitle: 'Deze bijeenkomst afzeggen?',
    cancelBody: 'De afspraak verdwijnt uit ieders agenda, en de kaarten in Teams zeggen dat het niet doorgaat.',
    keep: 'Laat staan',
    who: 'Wie komen er',
    seat: 'Zetel',
    comes: 'Komt',
    vacant: 'Niet bezet',
    standing: (yes: number, maybe: number, no: number, none: number) =>
      `${count(yes, 'lid komt', 'leden komen')}, ${maybe} misschien, ${no} niet, ${none} nog geen antwoord in Outlook.`,
    rsvp: {
      accepted: 'Komt',
      tentative: 'Komt misschien',
      declined: 'Komt niet',
      none: 'Nog geen antwoord in Outlook',
    },
    byMail: 'Uitgenodigd per mail',
    answers: { yes: 'ja', ifNeedBe: 'kan desnoods', no: 'nee' },
    inPoll: (answer: string) => `In de datumprikker: ${answer}`,
    conflict: (here: string, there: string) =>
      `Deze bijeenkomst is hier verzet naar ${here}, en tegelijk in Outlook naar ${there}. Er wordt niets verstuurd tot je kiest.`,
    conflictForMembers: (here: string, there: string) =>
      `Deze bijeenkomst is op twee plaatsen verzet: naar ${here} en naar ${there}. De secretaris kiest welke datum blijft.`,
    keepHere: (date: string) => `Houd ${date}`,
    keepThere: (date: string) => `Neem ${date} over uit Outlook`,
  },
  en: {
    states: { polling: 'Date being polled', scheduled: 'Scheduled', held: 'Held', cancelled: 'Called off' },
    online: 'Online with Teams',
    placeUnknown: 'Place to follow',
    join: 'Join online',
    agenda: 'Open the agenda',
    move: 'Move',
    moveTitle: 'Move the meeting',
    moveBody: 'Outlook sends the new date to everybody who was invited. The cards in Teams follow.',
    moveConfirm: 'Move the meeting',
    evenInHoliday: 'Yes, I want this day although it is a school holiday',
    pollAgain: 'Poll a new date',
    pollAgainHelp: (title: string) =>
      `You are polling a new date for ${title}. The present date stands until you choose another.`,
    cancel: 'Call off',
    cancelTitle: 'Call this meeting off?',
    cancelBody: 'The appointment leaves everybody’s calendar, and the cards in Teams say that it is off.',
    keep: 'Keep it',
    who: 'Who is coming',
    seat: 'Seat',
    comes: 'Comes',
    vacant: 'Not filled',
    standing: (yes: number, maybe: number, no: number, none: number) =>
      `${count(yes, 'member comes', 'members come')}, ${maybe} perhaps, ${no} not, ${none} no answer in Outlook yet.`,
    rsvp: { accepted: 'Comes', tentative: 'Perhaps', declined: 'Does not come', none: 'No answer in Outlook yet' },
    byMail: 'Invited by mail',
    answers: { yes: 'yes', ifNeedBe: 'if need be', no: 'no' },
    inPoll: (answer: string) => `In the date poll: ${answer}`,
    conflict: (here: string, there: string) =>
      `This meeting was moved here to ${here}, and in Outlook at the same time to ${there}. Nothing is sent until you choose.`,
    conflictForMembers: (here: string, there: string) =>
      `This meeting was moved in two places: to ${here} and to ${there}. The secretary chooses which date stays.`,
    keepHere: (date: string) => `Keep ${date}`,
    keepThere: (date: string) => `Take ${date} over from Outlook`,
  },
});
