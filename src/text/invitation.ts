import { bothLanguages } from './copy.ts';
import { longSpan } from './format.ts';

interface Spot {
  title: string;
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  joinUrl: string | null;
}

/** `released`: the meeting goes on, but this person is no longer expected. */
type What = 'invite' | 'update' | 'cancel' | 'released';

/** Mail to whoever has no calendar that we can reach, with the appointment attached. */
export const invitationText = bothLanguages({
  nl: {
    subject: {
      invite: (title: string) => `Uitnodiging: ${title}`,
      update: (title: string) => `Gewijzigd: ${title}`,
      cancel: (title: string) => `Gaat niet door: ${title}`,
      released: (title: string) => `Je hoeft niet te komen: ${title}`,
    },
    intro: (body: string, partnership: string) => `Bijeenkomst van ${body}, ${partnership}.`,
    where: ({ place, online }: Spot) =>
      place && online ? `${place}, en online via Teams` : place || (online ? 'Online via Teams' : 'Plaats volgt'),
    paragraphs: (what: What, body: string, spot: Spot): string[] => {
      const when = longSpan(spot.starts, spot.minutes, 'nl');
      const where = `Waar: ${invitationText.nl.where(spot)}.`;
      const join = spot.online && spot.joinUrl ? [`Online deelnemen: ${spot.joinUrl}`] : [];
      switch (what) {
        case 'invite':
          return [
            `Je bent uitgenodigd voor ${spot.title} van ${body}.`,
            `Wanneer: ${when}.`,
            where,
            ...join,
            'Open de bijlage om de bijeenkomst in je agenda te zetten. Kun je niet? Antwoord dan op deze mail.',
          ];
        case 'update':
          return [
            `${spot.title} van ${body} is gewijzigd. Zo is het nu:`,
            `Wanneer: ${when}.`,
            where,
            ...join,
            'Open de bijlage: de afspraak in je agenda verandert dan mee.',
          ];
        case 'cancel':
          return [
            `${spot.title} van ${body} op ${when} gaat niet door.`,
            'Open de bijlage: de afspraak gaat dan uit je agenda.',
          ];
        case 'released':
          return [
            `Je zit niet meer in ${body}. Je wordt daarom niet verwacht op ${when}.`,
            'Open de bijlage: de afspraak gaat dan uit je agenda.',
          ];
      }
    },
  },
  en: {
    subject: {
      invite: (title: string) => `Invitation: ${title}`,
      update: (title: string) => `Changed: ${title}`,
      cancel: (title: string) => `Called off: ${title}`,
      released: (title: string) => `You need not come: ${title}`,
    },
    intro: (body: string, partnership: string) => `Meeting of ${body}, ${partnership}.`,
    where: ({ place, online }: Spot) =>
      place && online ? `${place}, and online with Teams` : place || (online ? 'Online with Teams' : 'Place to follow'),
    paragraphs: (what: What, body: string, spot: Spot): string[] => {
      const when = longSpan(spot.starts, spot.minutes, 'en');
      const where = `Where: ${invitationText.en.where(spot)}.`;
      const join = spot.online && spot.joinUrl ? [`Join online: ${spot.joinUrl}`] : [];
      switch (what) {
        case 'invite':
          return [
            `You are invited to ${spot.title} of ${body}.`,
            `When: ${when}.`,
            where,
            ...join,
            'Open the attachment to put the meeting in your calendar. Cannot come? Reply to this mail.',
          ];
        case 'update':
          return [
            `${spot.title} of ${body} has changed. This is how it stands now:`,
            `When: ${when}.`,
            where,
            ...join,
            'Open the attachment: the appointment in your calendar then changes too.',
          ];
        case 'cancel':
          return [
            `${spot.title} of ${body} on ${when} is off.`,
            'Open the attachment: the appointment then leaves your calendar.',
          ];
        case 'released':
          return [
            `You no longer sit in ${body}. You are therefore not expected on ${when}.`,
            'Open the attachment: the appointment then leaves your calendar.',
          ];
      }
    },
  },
});
