import { bothLanguages } from './copy.ts';

interface Page {
  title: string;
  paragraphs: string[];
}

/** What the app's entry in the catalogue links to: how it treats personal data, and on what terms it is used. */
export const legalText = bothLanguages<Record<'privacy' | 'terms', Page>>({
  nl: {
    privacy: {
      title: 'Privacy bij Kringwerk',
      paragraphs: [
        'Kringwerk wordt gebruikt door een partnerschap Samen Opleiden. Dat partnerschap bepaalt waarvoor je gegevens worden gebruikt en is daarvoor verantwoordelijk.',
        'Kringwerk bewaart je naam, je zakelijke e-mailadres, je rol en zetel, je antwoorden op vragen, en wat in agenda’s, notulen en besluiten staat. Van studenten bewaart het alleen wat voor een plaatsing nodig is. Die gegevens worden per ronde na een vaste termijn gewist, en elke keer dat iemand een studentenlijst bekijkt wordt vastgelegd.',
        'De gegevens staan op de server van de hogeschool of haar leverancier. Berichten en afspraken gaan via Microsoft 365 van de hogeschool. Er gaat niets naar anderen, en er wordt niets gebruikt voor reclame of om een taalmodel te trainen.',
        'Als het partnerschap dat wil, kijkt Kringwerk in je agenda of je vrij bent. Het ziet dan alleen of een moment bezet is, niet waarmee.',
        'Wil je je gegevens inzien, verbeteren of laten wissen? Vraag het de programmaleider van je partnerschap. Je mag ook een klacht indienen bij de Autoriteit Persoonsgegevens.',
      ],
    },
    terms: {
      title: 'Voorwaarden van Kringwerk',
      paragraphs: [
        'Je mag Kringwerk gebruiken als je op de deelnemerslijst van een partnerschap staat. Gebruik het voor het werk van dat partnerschap.',
        'Deel geen link uit een persoonlijke mail met anderen: wie de link heeft, antwoordt in jouw naam.',
        'Wat je op een studentenlijst ziet, is vertrouwelijk. Neem het niet over in chats, mails of andere systemen dan waarvoor het bedoeld is.',
        'De hogeschool zorgt voor het beheer. Werkt iets niet, meld het dan bij de programmaleider.',
      ],
    },
  },
  en: {
    privacy: {
      title: 'Privacy in Kringwerk',
      paragraphs: [
        'Kringwerk is used by a teacher-training partnership. That partnership decides what your data are used for and is responsible for it.',
        'Kringwerk keeps your name, your work e-mail address, your role and seat, your answers to questions, and what agendas, minutes and decisions hold. Of students it keeps only what a placement needs. Those data are erased per round after a fixed term, and every look at a list of students is put on record.',
        'The data are on the server of the institute or its supplier. Messages and appointments go through Microsoft 365 of the institute. Nothing goes to others, and nothing is used for advertising or to train a language model.',
        'If the partnership wants so, Kringwerk looks in your calendar whether you are free. It then sees only whether a moment is taken, not by what.',
        'Do you want to see, correct or erase your data? Ask the programme leader of your partnership. You may also complain to the Dutch data protection authority.',
      ],
    },
    terms: {
      title: 'Terms of Kringwerk',
      paragraphs: [
        'You may use Kringwerk if you are on the roster of a partnership. Use it for the work of that partnership.',
        'Do not share a link from a personal mail: whoever has the link answers in your name.',
        'What you see on a list of students is confidential. Do not copy it into chats, mails or systems other than those it is meant for.',
        'The institute takes care of running it. If something does not work, tell the programme leader.',
      ],
    },
  },
});
