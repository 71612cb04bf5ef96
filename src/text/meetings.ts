import type { Dislike } from '../meetings/rules/body-settings.ts';
import { bothLanguages } from './copy.ts';
import { clockTime, count, type Language, list, longMoment, longSpan, shortDate, timeSpan } from './format.ts';

interface Slot {
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
}

function where(slot: Slot, language: Language): string {
  const online = language === 'nl' ? 'online' : 'online';
  if (!slot.place) return slot.online ? online : '';
  const also = language === 'nl' ? `${slot.place} en online` : `${slot.place} and online`;
  return slot.online ? also : slot.place;
}

/** "do 4 sep, 14.00–16.00" */
function shortSpan({ starts, minutes }: Slot, language: Language): string {
  return `${shortDate(starts, language)}, ${timeSpan(starts, minutes, language).replace(' uur', '')}`;
}

/** "do 4 sep, 14.00–16.00, Utrecht" */
function slotLabel(slot: Slot, language: Language): string {
  return [shortSpan(slot, language), where(slot, language)].filter(Boolean).join(', ');
}

export const meetingsText = bothLanguages({
  nl: {
    who: (body: string, partnership: string) => `${body} · ${partnership}`,
    moment: (local: string) => longMoment(local, 'nl'),
    slot: (slot: Slot) => slotLabel(slot, 'nl'),
    shortSpan: (slot: Slot) => shortSpan(slot, 'nl'),
    span: (slot: Slot) => longSpan(slot.starts, slot.minutes, 'nl'),
    where: (slot: Slot) => where(slot, 'nl') || 'nog niet bekend',
    answer: { yes: 'Ja', ifNeedBe: 'Kan desnoods', no: 'Nee' },
    noAnswer: 'Nog geen antwoord',
    choose: 'Kies je antwoord',
    question: (title: string) => `Wanneer kun je voor ${title}?`,
    asks: 'Gevraagd door',
    before: 'Reageer vóór',
    forSeats: 'Namens',
    seats: (labels: string[]) => list(labels, 'nl'),
    remark: 'Opmerking (mag leeg blijven)',
    remarkHint: 'Bijvoorbeeld: ik kan pas om 14.30 uur.',
    send: 'Verstuur antwoord',
    change: 'Wijzig',
    answerAnyway: 'Geef een ander antwoord',
    item: 'Agendapunt',
    openTab: 'Open in Kringwerk',
    changeableUntil: (deadline: string) => `Je kunt dit tot ${longMoment(deadline, 'nl')} aanpassen.`,
    changeableUntilAnswered: (deadline: string) =>
      `Je kunt dit tot ${longMoment(deadline, 'nl')} aanpassen, of tot een kwartier nadat iedereen heeft geantwoord.`,
    changeableNow: (until: string) =>
      `Iedereen heeft geantwoord. Je kunt dit nog tot ${longMoment(until, 'nl')} aanpassen.`,
    answeredSummary: (title: string) => `Iedereen heeft geantwoord voor ${title}. Kies een datum.`,
    closedAnsweredLine:
      'Iedereen heeft geantwoord. Daarom is de datumprikker gesloten. Wil je iets wijzigen? Vraag het de secretaris.',
    standing: (answered: number, asked: number) =>
      `${answered} van de ${asked} leden ${answered === 1 ? 'heeft' : 'hebben'} geantwoord.`,
    yourAnswer: (title: string) => `Je antwoord voor ${title} is verstuurd`,
    yourRemark: (remark: string) => `Je opmerking: ${remark}`,
    notAllAnswered: (open: number) =>
      `Je hebt nog geen antwoord gegeven bij ${count(open, 'datum', 'data')}. Kies "Wijzig" om dat aan te vullen.`,
    tooMany: (options: number) =>
      `Er zijn ${options} mogelijke data. Dat past niet in een bericht: geef je antwoord in Kringwerk.`,
    answeredBy: (name: string) => `Al beantwoord door ${name}`,
    answeredByLine: (title: string) =>
      `Je hoeft niets te doen voor ${title}. Klopt het antwoord niet? Pas het dan aan.`,
    closed: (title: string) => `De datumprikker voor ${title} is gesloten`,
    closedLine: (deadline: string) =>
      `Je kon tot ${longMoment(deadline, 'nl')} antwoorden. Wat je hebt ingevuld, blijft staan. Wil je iets wijzigen? Vraag het de secretaris.`,
    closedEarlyLine:
      'De secretaris heeft de datumprikker gesloten. Wat je hebt ingevuld, blijft staan. Wil je iets wijzigen? Vraag het de secretaris.',
    closedNext: 'Je krijgt bericht zodra de datum gekozen is.',
    decided: (title: string, date: string) => `${title}: ${date}`,
    decidedLine: 'De afspraak komt in je agenda.',
    inCalendarLine: 'De afspraak staat in je agenda.',
    when: 'Wanneer',
    place: 'Waar',
    join: 'Deelnemen via Teams',
    pollCancelled: (title: string) => `De datumprikker voor ${title} gaat niet door`,
    pollCancelledLine: 'Je hoeft niets meer te doen. Wat je had ingevuld, wordt niet gebruikt.',
    meetingCancelled: (title: string) => `${title} gaat niet door`,
    meetingCancelledLine: 'De afspraak is uit je agenda gehaald.',
    notForYou: (title: string) => `De datumprikker voor ${title} is niet aan jou gericht`,
    notForYouLine:
      'Je hebt vandaag geen zetel in dit overleg en bent ook geen plaatsvervanger. Klopt dat niet? Vraag het de programmaleider.',
    ask: {
      summary: (body: string, title: string) => `${body}: wanneer kun je voor ${title}?`,
      subject: (title: string, deadline: string) =>
        `Wanneer kun je voor ${title}? Reageer vóór ${longMoment(deadline, 'nl')}`,
      paragraphs: (asker: string, body: string, title: string, options: string[]) => [
        `${asker} zoekt een datum voor ${title} van ${body}. Mogelijk is:`,
        options.join('; '),
        'Via de knop hieronder geef je je antwoord. Je hoeft niet in te loggen.',
      ],
    },
    group: {
      open: (title: string) => `Datumprikker: ${title}`,
      summary: (title: string) => `Er is een datumprikker voor ${title}`,
      openLine: (deadline: string) =>
        `Ieder lid heeft de vraag zelf gekregen. Antwoorden kan tot ${longMoment(deadline, 'nl')}.`,
      canCome: (present: number) => count(present, 'lid kan', 'leden kunnen'),
      more: (options: number) => `en nog ${count(options, 'datum', 'data')}`,
      closedLine: 'De datumprikker is gesloten. De datum volgt.',
    },
    result: {
      question: (title: string) => `Kies een datum voor ${title}`,
      summary: (title: string) => `De datumprikker voor ${title} is gesloten. Kies een datum.`,
      none: 'Niemand heeft geantwoord. Maak een nieuwe datumprikker met andere data, of laat deze vervallen.',
      rank: (rank: number) => (rank === 1 ? 'Beste keuze' : `Keuze ${rank}`),
      choose: (slot: Slot) => `Kies ${shortDate(slot.starts, 'nl')}, ${clockTime(slot.starts, 'nl')} uur`,
      chooseAnyway: (slot: Slot) => `Kies toch ${shortDate(slot.starts, 'nl')}, ${clockTime(slot.starts, 'nl')} uur`,
      next: 'Wat je kiest, gaat meteen als uitnodiging naar alle leden.',
      paragraphs: (title: string) => [
        `De datumprikker voor ${title} is gesloten.`,
        'Open Kringwerk om de beste datum te kiezen. De uitnodiging gaat daarna vanzelf naar alle leden.',
      ],
    },
    reason: {
      withdrawn: 'Vervallen',
      nobody: 'Nog niemand heeft geantwoord',
      quorumReached: 'quorum gehaald',
      quorumMissed: (short: number) => `quorum niet gehaald: ${count(short, 'zetel', 'zetels')} te weinig`,
      everyone: 'iedereen kan',
      canCome: (present: number, seats: number) => `${present} van de ${seats} ${present === 1 ? 'kan' : 'kunnen'}`,
      missing: (seats: string[]) => `mist ${list(seats, 'nl')}`,
      deputy: (seats: string[]) => `plaatsvervanger van ${list(seats, 'nl')} kan`,
      ifNeedBe: (seats: number) => `${seats} desnoods`,
      silent: (seats: number) => `${seats} nog niet geantwoord`,
      byCalendar: (free: number, busy: string[]) => {
        if (busy.length === 0) return `volgens agenda ${free} vrij`;
        const taken = `bezet: ${list(busy, 'nl')}`;
        return free === 0 ? `volgens agenda ${taken}` : `volgens agenda ${free} vrij, ${taken}`;
      },
      elsewhere: (seats: string[]) => `in een ander overleg of onderweg: ${list(seats, 'nl')}`,
      quorumHoped: 'quorum haalbaar als wie vrij is ook komt',
      disliked: (things: readonly Dislike[]) => {
        const words = { weekday: 'een andere dag', time: 'een andere tijd', form: 'een andere vorm' };
        return `${list(
          things.map((thing) => words[thing]),
          'nl',
        )} dan dit overleg graag heeft`;
      },
      andMore: (more: number) => `nog ${more}`,
    },
    outlook: {
      heading: {
        moved: (title: string) => `${title} is in Outlook verzet`,
        cancelled: (title: string) => `${title} is in Outlook afgezegd`,
        conflict: (title: string) => `${title} heeft nu twee data: welke geldt?`,
      },
      was: 'Was',
      here: 'In Kringwerk',
      there: 'In Outlook',
      line: {
        moved: 'Kringwerk heeft de nieuwe datum overgenomen. Outlook heeft de genodigden bericht gestuurd.',
        cancelled: 'Kringwerk heeft dit overgenomen. Outlook heeft de genodigden bericht gestuurd.',
        conflict:
          'De bijeenkomst is tegelijk hier en in Outlook verzet. Er wordt niets verstuurd tot jij kiest welke datum blijft.',
      },
      open: { moved: 'Bekijk de bijeenkomst', cancelled: 'Bekijk de bijeenkomst', conflict: 'Kies welke datum geldt' },
    },
    event: {
      intro: (body: string, partnership: string) => `Overleg van ${body}, ${partnership}.`,
      cancelled: (title: string) => `${title} gaat niet door.`,
    },
  },
  en: {
    who: (body: string, partnership: string) => `${body} · ${partnership}`,
    moment: (local: string) => longMoment(local, 'en'),
    slot: (slot: Slot) => slotLabel(slot, 'en'),
    shortSpan: (slot: Slot) => shortSpan(slot, 'en'),
    span: (slot: Slot) => longSpan(slot.starts, slot.minutes, 'en'),
    where: (slot: Slot) => where(slot, 'en') || 'not known yet',
    answer: { yes: 'Yes', ifNeedBe: 'If need be', no: 'No' },
    noAnswer: 'No answer yet',
    choose: 'Choose your answer',
    question: (title: string) => `When can you make it for ${title}?`,
    asks: 'Asked by',
    before: 'Answer before',
    forSeats: 'On behalf of',
    seats: (labels: string[]) => list(labels, 'en'),
    remark: 'Remark (may stay empty)',
    remarkHint: 'For example: I cannot be there before 14:30.',
    send: 'Send answer',
    change: 'Change',
    answerAnyway: 'Give another answer',
    item: 'Agenda item',
    openTab: 'Open in Kringwerk',
    changeableUntil: (deadline: string) => `You can change this until ${longMoment(deadline, 'en')}.`,
    changeableUntilAnswered: (deadline: string) =>
      `You can change this until ${longMoment(deadline, 'en')}, or a quarter of an hour after everybody has answered.`,
    changeableNow: (until: string) =>
      `Everybody has answered. You can still change this until ${longMoment(until, 'en')}.`,
    answeredSummary: (title: string) => `Everybody has answered for ${title}. Choose a date.`,
    closedAnsweredLine:
      'Everybody has answered. That is why the date poll has closed. Do you want to change something? Ask the secretary.',
    standing: (answered: number, asked: number) =>
      `${answered} of ${asked} members ${answered === 1 ? 'has' : 'have'} answered.`,
    yourAnswer: (title: string) => `Your answer for ${title} has been sent`,
    yourRemark: (remark: string) => `Your remark: ${remark}`,
    notAllAnswered: (open: number) =>
      `You have not answered for ${count(open, 'date', 'dates')} yet. Choose "Change" to complete your answer.`,
    tooMany: (options: number) =>
      `There are ${options} possible dates. That is too many for a message: give your answer in Kringwerk.`,
    answeredBy: (name: string) => `Already answered by ${name}`,
    answeredByLine: (title: string) =>
      `You need not do anything for ${title}. Is the answer not right? Then change it.`,
    closed: (title: string) => `The date poll for ${title} has closed`,
    closedLine: (deadline: string) =>
      `You could answer until ${longMoment(deadline, 'en')}. What you filled in still stands. Do you want to change something? Ask the secretary.`,
    closedEarlyLine:
      'The secretary has closed the date poll. What you filled in still stands. Do you want to change something? Ask the secretary.',
    closedNext: 'You will hear as soon as a date has been chosen.',
    decided: (title: string, date: string) => `${title}: ${date}`,
    decidedLine: 'The meeting will appear in your calendar.',
    inCalendarLine: 'The meeting is in your calendar.',
    when: 'When',
    place: 'Where',
    join: 'Join in Teams',
    pollCancelled: (title: string) => `The date poll for ${title} is off`,
    pollCancelledLine: 'You need not do anything. What you filled in will not be used.',
    meetingCancelled: (title: string) => `${title} is off`,
    meetingCancelledLine: 'The meeting has been taken out of your calendar.',
    notForYou: (title: string) => `The date poll for ${title} is not meant for you`,
    notForYouLine:
      'You have no seat in this body today and are not a deputy either. Is that wrong? Ask the programme leader.',
    ask: {
      summary: (body: string, title: string) => `${body}: when can you make it for ${title}?`,
      subject: (title: string, deadline: string) =>
        `When can you make it for ${title}? Answer before ${longMoment(deadline, 'en')}`,
      paragraphs: (asker: string, body: string, title: string, options: string[]) => [
        `${asker} is looking for a date for ${title} of ${body}. Possible are:`,
        options.join('; '),
        'Use the button below to answer. You need not sign in.',
      ],
    },
    group: {
      open: (title: string) => `Date poll: ${title}`,
      summary: (title: string) => `There is a date poll for ${title}`,
      openLine: (deadline: string) =>
        `Each member has received the question. You can answer until ${longMoment(deadline, 'en')}.`,
      canCome: (present: number) => count(present, 'member can', 'members can'),
      more: (options: number) => `and ${count(options, 'more date', 'more dates')}`,
      closedLine: 'The date poll has closed. The date will follow.',
    },
    result: {
      question: (title: string) => `Choose a date for ${title}`,
      summary: (title: string) => `The date poll for ${title} has closed. Choose a date.`,
      none: 'Nobody has answered. Make a new date poll with other dates, or drop this one.',
      rank: (rank: number) => (rank === 1 ? 'Best choice' : `Choice ${rank}`),
      choose: (slot: Slot) => `Choose ${shortDate(slot.starts, 'en')}, ${clockTime(slot.starts, 'en')}`,
      chooseAnyway: (slot: Slot) => `Choose ${shortDate(slot.starts, 'en')}, ${clockTime(slot.starts, 'en')} anyway`,
      next: 'What you choose goes to all members as an invitation straight away.',
      paragraphs: (title: string) => [
        `The date poll for ${title} has closed.`,
        'Open Kringwerk to choose the best date. All members then get the invitation.',
      ],
    },
    reason: {
      withdrawn: 'Withdrawn',
      nobody: 'Nobody has answered yet',
      quorumReached: 'quorum reached',
      quorumMissed: (short: number) => `quorum not reached: ${count(short, 'seat', 'seats')} short`,
      everyone: 'everyone can come',
      canCome: (present: number, seats: number) => `${present} of ${seats} can come`,
      missing: (seats: string[]) => `without ${list(seats, 'en')}`,
      deputy: (seats: string[]) => `deputy of ${list(seats, 'en')} can come`,
      ifNeedBe: (seats: number) => `${seats} if need be`,
      silent: (seats: number) => `${seats} not answered yet`,
      byCalendar: (free: number, busy: string[]) => {
        if (busy.length === 0) return `by calendar ${free} free`;
        const taken = `busy: ${list(busy, 'en')}`;
        return free === 0 ? `by calendar ${taken}` : `by calendar ${free} free, ${taken}`;
      },
      elsewhere: (seats: string[]) => `in another meeting or on the way: ${list(seats, 'en')}`,
      quorumHoped: 'quorum within reach if those who are free come too',
      disliked: (things: readonly Dislike[]) => {
        const words = { weekday: 'another day', time: 'another time', form: 'another form' };
        return `${list(
          things.map((thing) => words[thing]),
          'en',
        )} than this body likes`;
      },
      andMore: (more: number) => `${more} more`,
    },
    outlook: {
      heading: {
        moved: (title) => `${title} was moved in Outlook`,
        cancelled: (title) => `${title} was called off in Outlook`,
        conflict: (title) => `${title} now has two dates: which one stands?`,
      },
      was: 'Was',
      here: 'In Kringwerk',
      there: 'In Outlook',
      line: {
        moved: 'Kringwerk has taken over the new date. Outlook has told those who were invited.',
        cancelled: 'Kringwerk has taken this over. Outlook has told those who were invited.',
        conflict:
          'The meeting was moved here and in Outlook at the same time. Nothing is sent until you choose which date stays.',
      },
      open: { moved: 'Show the meeting', cancelled: 'Show the meeting', conflict: 'Choose which date stands' },
    },
    event: {
      intro: (body: string, partnership: string) => `Meeting of ${body}, ${partnership}.`,
      cancelled: (title: string) => `${title} has been cancelled.`,
    },
  },
});
