import { bothLanguages } from '../copy.ts';
import { count, shortMoment } from '../format.ts';

/** One's actions in one's own Microsoft To Do. */
export const todoText = bothLanguages({
  nl: {
    title: 'Microsoft To Do',
    wanted: 'Zet mijn acties in mijn To Do',
    help: 'Je acties komen in een lijst die Kringwerk heet. Vink je daar iets af, dan is de actie hier ook afgerond. De tekst en de datum wijzig je hier.',
    when: 'Beide worden gelijkgemaakt als je Mijn overleg of Besluiten en acties opent. Wat je in To Do weggooit, komt niet terug.',
    off: 'Zet je dit uit, dan blijft staan wat er in je lijst staat. Kringwerk wijzigt daar dan niets meer.',
    standing: (tasks: number, at: string) =>
      `In je lijst ${tasks === 1 ? 'staat' : 'staan'} ${count(tasks, 'open actie', 'open acties')}. Bijgewerkt op ${shortMoment(at, 'nl')} uur.`,
    again: 'Werk nu bij',
    problems: {
      'todo-consent':
        'Kringwerk mag nog niet in jouw To Do. Je acties staan gewoon hier. Vraag je beheerder om toestemming en probeer het daarna opnieuw.',
      'todo-none':
        'In deze organisatie heb je geen To Do, bijvoorbeeld omdat je hier te gast bent. Je acties staan gewoon hier.',
      'todo-unavailable':
        'To Do geeft nu geen antwoord. Er is niets verloren. We proberen het opnieuw als je dit scherm weer opent.',
    },
  },
  en: {
    title: 'Microsoft To Do',
    wanted: 'Put my actions in my To Do',
    help: 'Your actions come in a list called Kringwerk. What you tick there is done here as well. You change words and dates here.',
    when: 'Both are made the same when you open My meetings or Decisions and actions. What you throw away in To Do does not come back.',
    off: 'When you turn this off, what stands in your list stays. Kringwerk then changes nothing there any longer.',
    standing: (tasks: number, at: string) =>
      `Your list holds ${count(tasks, 'open action', 'open actions')}. Brought up to date on ${shortMoment(at, 'en')}.`,
    again: 'Bring up to date now',
    problems: {
      'todo-consent':
        'Kringwerk may not look in your To Do yet. Your actions are still here. Ask your administrator to allow it, and try again then.',
      'todo-none':
        'You have no To Do in this organisation, for example because you are a guest here. Your actions are still here.',
      'todo-unavailable': 'To Do does not answer now. Nothing is lost. We try again when you open this screen.',
    },
  },
});
