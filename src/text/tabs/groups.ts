import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** Groups of students at one school, as mixed as can be. */
export const groupsText = bothLanguages({
  nl: {
    title: 'Groepen per school',
    help: 'Per school gemengde groepen van alle studenten die een plaats hebben of nog wachten. Varianten en fasen zijn eerlijk verdeeld.',
    show: 'Toon groepen',
    hide: 'Verberg groepen',
    least: 'Kleinste groep',
    most: 'Grootste groep',
    wrong: 'Vul twee hele getallen in, van 2 tot en met 30. De kleinste groep is niet groter dan de grootste.',
    school: (school: string, students: number) => `${school}: ${count(students, 'student', 'studenten')}`,
    group: (nth: number, students: number) => `Groep ${nth} (${count(students, 'student', 'studenten')})`,
    tooSmall: 'kleiner dan bedoeld: er zijn te weinig studenten voor een volle groep',
    tooBig: 'groter dan bedoeld: het aantal studenten is niet beter te verdelen',
  },
  en: {
    title: 'Groups by school',
    help: 'Mixed groups at each school, of all students who have a place or still wait. Variants and phases are spread evenly.',
    show: 'Show groups',
    hide: 'Hide groups',
    least: 'Smallest group',
    most: 'Biggest group',
    wrong: 'Enter two whole numbers, from 2 to 30. The smallest group is no bigger than the biggest.',
    school: (school, students) => `${school}: ${count(students, 'student', 'students')}`,
    group: (nth, students) => `Group ${nth} (${count(students, 'student', 'students')})`,
    tooSmall: 'smaller than meant: there are too few students for a full group',
    tooBig: 'bigger than meant: the number of students divides no better',
  },
});
