import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** "Zonder plaats": students whose board said no, and seeking them another place. */
export const unplacedText = bothLanguages({
  nl: {
    title: 'Studenten zonder plaats',
    link: (students: number) => `${count(students, 'student zoekt', 'studenten zoeken')} een andere plaats`,
    none: 'Alle studenten hebben een plaats',
    noneHelp: 'Zegt een bestuur nee tegen een student, dan staat die hier.',
    intro:
      'Vraag een paar besturen tegelijk. Wie het eerst ja zegt, plaatst de student; de andere horen dat het niet meer nodig is.',
    from: (school: string, board: string) => `Was geplaatst op ${school} (${board})`,
    reason: (reason: string) => `Reden: ${reason}`,
    noBoard: 'Geen bestuur heeft nog plaats voor deze variant. Vraag extra plaatsen in de herverdeling.',
    candidate: (board: string, spare: number, sameKring: boolean) =>
      `${board}: ${count(spare, 'plaats', 'plaatsen')} vrij${sameKring ? ', dezelfde kring' : ''}`,
    which: 'Welke besturen vraag je?',
    more: (boards: number) => `En nog ${count(boards, 'bestuur', 'besturen')} met plaats.`,
    until: 'Antwoorden kan tot',
    time: 'om',
    ask: 'Vraag deze besturen',
    askFor: (student: string) => `Vraag deze besturen voor ${student}`,
    stop: 'Stop met zoeken',
    stopFor: (student: string) => `Stop met zoeken voor ${student}`,
    open: (moment: string) => `Gevraagd, antwoorden kan tot ${moment}`,
    ended: { expired: 'Niemand had een plaats. Vraag andere besturen.', withdrawn: 'Het zoeken is gestopt.' },
    states: {
      open: 'nog geen antwoord',
      accepted: 'ja',
      declined: 'nee',
      lost: 'niet meer nodig',
      expired: 'geen antwoord',
      withdrawn: 'ingetrokken',
    },
  },
  en: {
    title: 'Students without a place',
    link: (students) => `${count(students, 'student seeks', 'students seek')} another place`,
    none: 'All students have a place',
    noneHelp: 'When a board says no to a student, it is listed here.',
    intro:
      'Ask a few boards at once. Whoever says yes first places the student; the others hear it is no longer needed.',
    from: (school, board) => `Was placed at ${school} (${board})`,
    reason: (reason) => `Reason: ${reason}`,
    noBoard: 'No board has room left for this variant. Ask for more places in the redistribution.',
    candidate: (board, spare, sameKring) =>
      `${board}: ${count(spare, 'place', 'places')} free${sameKring ? ', same kring' : ''}`,
    which: 'Which boards do you ask?',
    more: (boards) => `And ${count(boards, 'more board', 'more boards')} with room.`,
    until: 'Answers are taken until',
    time: 'at',
    ask: 'Ask these boards',
    askFor: (student) => `Ask these boards for ${student}`,
    stop: 'Stop seeking',
    stopFor: (student) => `Stop seeking for ${student}`,
    open: (moment) => `Asked, answers are taken until ${moment}`,
    ended: { expired: 'Nobody had a place. Ask other boards.', withdrawn: 'Seeking was stopped.' },
    states: {
      open: 'no answer yet',
      accepted: 'yes',
      declined: 'no',
      lost: 'no longer needed',
      expired: 'no answer',
      withdrawn: 'withdrawn',
    },
  },
});
