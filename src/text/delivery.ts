import { bothLanguages } from './copy.ts';
import { type Language, longDate } from './format.ts';

interface DeliveryCopy {
  mail: {
    greeting(name: string): string;
    answer: string;
    until(date: string): string;
    personal: string;
    severalPersonal: string;
    why(partnership: string): string;
  };
  bot: {
    unknown: string;
    didNotUnderstand: string;
    saved: string;
    failed: string;
  };
  link: {
    expired: string;
    revoked: string;
    invalid: string;
    renewed: string;
    notMe: string;
    otherQuestion: string;
  };
  http: { notFound: string; notSignedIn: string; tooMany: string; badRequest: string; tooBig: string };
  tooBigCard: { line: string; open: string };
  ways: Record<'chat' | 'activity' | 'mail' | 'group', string>;
  problems: Record<string, string>;
}

/** What people read around a message: in the mail, from the bot when it cannot help, and on the answer page. */
export const deliveryCopy = bothLanguages<DeliveryCopy>({
  nl: {
    mail: {
      greeting: (name) => `Beste ${name},`,
      answer: 'Geef je antwoord',
      until: (date) =>
        `De knop werkt tot en met ${date}. Tot die tijd kun je je antwoord ook nog aanpassen. Je hoeft niet in te loggen.`,
      personal: 'Deze link is alleen voor jou. Stuur deze mail daarom niet door.',
      severalPersonal:
        'Elke knop werkt tot de datum die erbij staat. De knoppen zijn alleen voor jou. Stuur deze mail daarom niet door.',
      why: (partnership) => `Je krijgt deze mail omdat je meedoet in ${partnership}.`,
    },
    bot: {
      unknown:
        'Ik ken je nog niet. Vraag de programmaleider van je partnerschap om je toe te voegen aan de deelnemerslijst. Daarna kun je me hier alles vragen over je overleggen.',
      didNotUnderstand: 'Ik begrijp je bericht niet. Typ "help" om te zien wat je me kunt vragen.',
      saved: 'Je antwoord is opgeslagen.',
      failed: 'Het lukte niet. Er is niets veranderd. Probeer het over een minuut nog eens.',
    },
    link: {
      expired:
        'Deze link is verlopen. Wat je eerder hebt geantwoord, blijft staan. Wil je nog antwoorden? Vraag een nieuwe link; die krijg je per mail.',
      revoked: 'Deze link is ingetrokken en werkt niet meer. Vraag de afzender van de mail om een nieuw bericht.',
      invalid: 'Deze link klopt niet. Open de link opnieuw vanuit je mail, of vraag de afzender om een nieuwe.',
      renewed: 'We hebben je een mail gestuurd met een nieuwe link. Kijk over een paar minuten in je mailbox.',
      notMe: 'Bedankt voor het melden. We hebben deze link ingetrokken; niemand kan er nog mee antwoorden.',
      otherQuestion: 'Met deze link kun je alleen de vraag uit je mail beantwoorden. Er is niets veranderd.',
    },
    http: {
      notFound: 'Dit bestaat niet.',
      notSignedIn: 'Je bent niet (meer) aangemeld. Sluit dit scherm en open het opnieuw in Teams.',
      tooMany: 'Je hebt dit te vaak achter elkaar geprobeerd. Wacht een paar minuten en probeer het opnieuw.',
      badRequest: 'Deze aanvraag is niet te lezen. Ververs het scherm en probeer het opnieuw.',
      tooBig: 'Dit is te groot om te versturen. Maak het kleiner en probeer het opnieuw.',
    },
    tooBigCard: {
      line: 'Deze vraag is te groot voor een chatbericht. In het tabblad staat alles bij elkaar; daar kun je ook antwoorden.',
      open: 'Open Mijn overleg',
    },
    ways: { chat: 'chat in Teams', activity: 'melding in Teams', mail: 'mail', group: 'groepsbericht' },
    problems: {
      'chat-blocked': 'heeft berichten van de app geblokkeerd',
      'chat-uninstalled': 'heeft de app verwijderd',
      'chat-disabled': 'de app is uitgezet door de beheerder',
      'left-tenant': 'zit niet meer in de Microsoft 365-omgeving',
      'opted-out': 'heeft aangegeven geen berichten te willen',
      'bad-address': 'het mailadres klopt niet',
      'mail-bounced': 'de mail kwam terug: het adres bestaat niet (meer)',
      'taken-back': 'teruggehaald voordat het wegging',
      'answered-meanwhile': 'niet meer nodig: het antwoord was er al of de vraag was voorbij',
      'let-rest': 'niet meer nodig: op een andere manier geregeld',
      'not-me': 'ontvanger meldt dat de mail niet voor hem of haar is',
      'cannot-ask': 'niet na te gaan of het bericht is aangekomen',
      'no-mailbox': 'de mailbox van het secretariaat is niet bereikbaar',
    },
  },
  en: {
    mail: {
      greeting: (name) => `Dear ${name},`,
      answer: 'Give your answer',
      until: (date) =>
        `The button works until ${date}. Until then you can also change your answer. You do not need to sign in.`,
      personal: 'This link is for you alone, so please do not forward this mail.',
      severalPersonal:
        'Each button works until the date beside it. The buttons are for you alone, so please do not forward this mail.',
      why: (partnership) => `You receive this mail because you take part in ${partnership}.`,
    },
    bot: {
      unknown:
        'I do not know you yet. Ask the programme leader of your partnership to add you to the roster. After that you can ask me anything about your meetings here.',
      didNotUnderstand: 'I do not understand your message. Type "help" to see what you can ask me.',
      saved: 'Your answer has been saved.',
      failed: 'That did not work. Nothing has changed. Try again in a minute.',
    },
    link: {
      expired:
        'This link has expired. What you answered before still stands. Do you still want to answer? Ask for a new link; you will get it by mail.',
      revoked: 'This link has been withdrawn and no longer works. Ask the sender of the mail for a new message.',
      invalid: 'This link is not right. Open it again from your mail, or ask the sender for a new one.',
      renewed: 'We have sent you a mail with a new link. Look in your mailbox in a few minutes.',
      notMe: 'Thank you for telling us. We have withdrawn this link; nobody can answer with it any more.',
      otherQuestion: 'With this link you can only answer the question in your mail. Nothing has changed.',
    },
    http: {
      notFound: 'This does not exist.',
      notSignedIn: 'You are not signed in (any more). Close this screen and open it again in Teams.',
      tooMany: 'You have tried this too often in a row. Wait a few minutes and try again.',
      badRequest: 'This request cannot be read. Refresh the screen and try again.',
      tooBig: 'This is too big to send. Make it smaller and try again.',
    },
    tooBigCard: {
      line: 'This question is too big for a chat message. The tab holds all of it, and there you can answer too.',
      open: 'Open My meetings',
    },
    ways: { chat: 'chat in Teams', activity: 'notification in Teams', mail: 'mail', group: 'group message' },
    problems: {
      'chat-blocked': 'has blocked messages from the app',
      'chat-uninstalled': 'has removed the app',
      'chat-disabled': 'the app was switched off by the administrator',
      'left-tenant': 'is not in the Microsoft 365 environment any more',
      'opted-out': 'asked for no messages',
      'bad-address': 'the mail address is not right',
      'mail-bounced': 'the mail came back: the address does not exist (any more)',
      'taken-back': 'taken back before it left',
      'answered-meanwhile': 'not needed any more: it had been answered, or the question was over',
      'let-rest': 'not needed any more: seen to in another way',
      'not-me': 'the recipient says the mail is meant for somebody else',
      'cannot-ask': 'cannot tell whether the message arrived',
      'no-mailbox': 'the mailbox of the secretariat cannot be reached',
    },
  },
});

/** What went wrong with an addressee, in words; null when it is nothing that a person can use. */
export function problemText(problem: string | null, language: Language): string | null {
  return problem === null ? null : (deliveryCopy[language].problems[problem] ?? null);
}

/** Until when the button in a mail works; `date` is a day in Europe/Amsterdam. */
export function linkUntil(date: string, language: Language): string {
  return deliveryCopy[language].mail.until(longDate(date, language));
}

type Facts = Readonly<Record<string, string | number>>;

export const deliveryRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'link-expired': () => deliveryCopy.nl.link.expired,
    'link-revoked': () => deliveryCopy.nl.link.revoked,
    'link-invalid': () => deliveryCopy.nl.link.invalid,
    'link-other-question': () => deliveryCopy.nl.link.otherQuestion,
    'pause-half': () =>
      'Vul bij een periode zonder herinneringen een eerste en een laatste dag in. Er is niets opgeslagen.',
    'pause-over': () => 'Deze periode is al voorbij. Er is niets opgeslagen. Kies latere dagen, of wis de periode.',
    'pause-too-long': (facts) =>
      `Een periode zonder herinneringen duurt hooguit ${facts['days']} dagen. Er is niets opgeslagen. Kies een kortere.`,
    'not-to-resend': () => 'Dit bericht hoeft niet opnieuw verstuurd te worden. Er is niets veranderd.',
  },
  en: {
    'link-expired': () => deliveryCopy.en.link.expired,
    'link-revoked': () => deliveryCopy.en.link.revoked,
    'link-invalid': () => deliveryCopy.en.link.invalid,
    'link-other-question': () => deliveryCopy.en.link.otherQuestion,
    'pause-half': () => 'Fill in a first and a last day for a period without reminders. Nothing was saved.',
    'pause-over': () => 'This period is over already. Nothing was saved. Choose later days, or clear the period.',
    'pause-too-long': (facts) =>
      `A period without reminders lasts ${facts['days']} days at most. Nothing was saved. Choose a shorter one.`,
    'not-to-resend': () => 'This message does not need to be sent again. Nothing has changed.',
  },
});
