import type { Card } from '../../../src/cards/kit.ts';
import { commandCard } from '../../../src/meetings/cards/command-card.ts';
import { meetingCommandText } from '../../../src/text/meeting-commands.ts';

const body = 'Kring Utrechtse Heuvelrug, Kromme Rijn en Vallei-Oost (waaronder de éénpitters)';
const url = 'https://kringwerk.example/tab/programma/prikker?overleg=body-1';
const names = ['Margriet van der Woude-Hoogenboezem', 'Bartholomeus van den Bosch-Verhoeven'];

function draw(language: 'nl' | 'en', question: string, lines: string[], titles: string[]): Card {
  const links = titles.map((title) => ({ title, url }));
  return commandCard({ language, partnershipName: 'Partnerschap Opleiden Oost', question, lines, links });
}

function states(language: 'nl' | 'en'): { name: string; card: Card }[] {
  const say = meetingCommandText[language];
  const six = Array.from({ length: 6 }, () => say.planFor(body));
  return [
    { name: `plan-${language}`, card: draw(language, say.plan, [say.planLine], [...six, say.more]) },
    { name: `plan-nobody-${language}`, card: draw(language, say.planNobody, [say.planNobodyLine], []) },
    {
      name: `move-${language}`,
      card: draw(language, say.moveThis(body), [say.moveLine], [say.moveHere, say.pollAgain]),
    },
    { name: `move-nothing-${language}`, card: draw(language, say.moveNothing, [say.moveNothingLine], []) },
    {
      name: `who-cannot-${language}`,
      card: draw(
        language,
        say.who(body),
        ['do 26 nov, 14.00', say.declined(names), say.saidNo(names), say.silent(3)],
        [say.open],
      ),
    },
    {
      name: `who-cannot-poll-${language}`,
      card: draw(
        language,
        say.who(body),
        [say.option('do 26 nov, 14.00', [say.no(names), say.busy(names)])],
        [say.open],
      ),
    },
    { name: `who-cannot-hidden-${language}`, card: draw(language, say.who(body), [say.hidden], []) },
  ];
}

export const samples: { name: string; card: Card }[] = [...states('nl'), ...states('en')];
