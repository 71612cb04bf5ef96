import { bothLanguages } from './copy.ts';

/** The room that a meeting is in. */
export const roomText = bothLanguages({
  nl: {
    title: 'Zaal',
    choose: 'Zaal van het instituut',
    none: 'Geen zaal',
    seats: (name: string, capacity: number | null) => (capacity === null ? name : `${name} (${capacity} plaatsen)`),
    states: { accepted: 'Bevestigd', tentative: 'Onder voorbehoud', declined: 'Al bezet', none: 'Nog geen antwoord' },
    declined: 'Deze zaal is op dat moment al bezet. Kies een andere zaal, of verzet de bijeenkomst.',
    nothing: 'Er zijn geen zalen van het instituut bekend. Vul de plaats in bij Verzet.',
    taken: (room: string, title: string) => `${room} is al bezet voor ${title}`,
    takenLine: 'De zaal heeft de uitnodiging afgewezen. Kies een andere zaal of een ander moment.',
  },
  en: {
    title: 'Room',
    choose: 'Room of the institute',
    none: 'No room',
    seats: (name: string, capacity: number | null) => (capacity === null ? name : `${name} (${capacity} seats)`),
    states: { accepted: 'Confirmed', tentative: 'Tentative', declined: 'Taken', none: 'No answer yet' },
    declined: 'This room is taken at that moment. Choose another room, or move the meeting.',
    nothing: 'No rooms of the institute are known. Fill in the place under Move.',
    taken: (room: string, title: string) => `${room} is taken for ${title}`,
    takenLine: 'The room declined the invitation. Choose another room or another moment.',
  },
});

export const roomRefusals = bothLanguages<Record<string, () => string>>({
  nl: {
    'room-unknown': () => 'Deze zaal bestaat niet meer. Er is niets veranderd. Ververs het scherm en kies een andere.',
  },
  en: {
    'room-unknown': () => 'This room no longer exists. Nothing has changed. Refresh the screen and choose another.',
  },
});
