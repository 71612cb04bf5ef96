/** What is asked about meetings: it leads to a card to choose from, and changes nothing by itself. */
export type MeetingIntent = 'plan' | 'move' | 'who-cannot';
export type Intent =
  | 'remind'
  | 'status'
  | 'help'
  | 'my-questions'
  | 'agenda'
  | 'programme'
  | 'link'
  | 'submit-item'
  | MeetingIntent;

/** Stands for any words between two others, however many: "zet werkdruk van schoolopleiders op de agenda". */
export const ANY_WORDS = '…';

/** How people begin, in Dutch and English; the first that fits counts, so the more particular ones come first. */
export const INTENT_PHRASES: readonly { intent: Intent; phrase: readonly string[] }[] = [
  // Before the others: what is put on an agenda may well be called after one of them.
  ...phrases('submit-item', [
    'zet … op de agenda',
    'voeg … toe aan de agenda',
    'op de agenda zetten',
    'put … on the agenda',
    'add … to the agenda',
  ]),
  ...phrases('my-questions', [
    'mijn vragen',
    'mijn openstaande vragen',
    'mijn open vragen',
    'wat moet ik nog',
    'wat staat er voor mij open',
    'my questions',
    'my open questions',
  ]),
  ...phrases('remind', [
    'stuur een herinnering',
    'stuur herinnering',
    'stuur herinneringen',
    'herinner',
    'herinneren',
    'herinnering',
    'herinneringen',
    'rappelleer',
    'rappel',
    'vraag nog eens',
    'vraag opnieuw',
    'send a reminder',
    'remind',
  ]),
  ...phrases('submit-item', [
    'agendapunt',
    'agendapunten',
    'dien een punt in',
    'punt indienen',
    'submit an item',
    'submit item',
    'agenda item',
  ]),
  ...phrases('who-cannot', [
    'wie kan er niet',
    'wie kan niet',
    'wie kunnen er niet',
    'wie kunnen niet',
    'wie komt er niet',
    'wie komt niet',
    'wie komen er niet',
    'wie is er niet',
    'wie heeft afgezegd',
    'who cannot',
    'who can not',
    'who can t',
    'who is not coming',
  ]),
  ...phrases('status', [
    'hoe staat het ervoor',
    'hoe staat het',
    'hoe staan we ervoor',
    'hoe staat',
    'hoe staan',
    'hoe ver zijn we',
    'stand van zaken',
    'wie heeft nog niet',
    'wie moet nog',
    'wie moeten nog',
    'wat staat er open',
    'voortgang',
    'status',
    'overzicht',
    'how do things stand',
    'who has not',
  ]),
  ...phrases('link', ['koppel', 'koppelen', 'verbind', 'link']),
  ...phrases('move', ['verzet', 'verzetten', 'verplaats', 'verplaatsen', 'move', 'reschedule']),
  ...phrases('plan', [
    'prik een nieuwe datum',
    'prik een datum',
    'prik datum',
    'datum prikken',
    'plannen',
    'plan',
    'inplannen',
    'schedule',
  ]),
  ...phrases('programme', [
    'mijn programma',
    'dagprogramma',
    'programma',
    'mijn sessies',
    'welke sessies',
    'my programme',
    'programme',
    'my sessions',
  ]),
  ...phrases('agenda', [
    'wanneer is de volgende',
    'volgende bijeenkomst',
    'volgende vergadering',
    'volgende overleg',
    'eerstvolgende',
    'agenda',
    'next meeting',
  ]),
  ...phrases('help', ['wat kan je', 'wat kun je', 'help', 'hulp', 'commandos', 'opdrachten', 'what can you do']),
];

function phrases(intent: Intent, list: readonly string[]): { intent: Intent; phrase: readonly string[] }[] {
  return list.map((phrase) => ({ intent, phrase: phrase.split(' ') }));
}

/** Words that say it is about everybody who is late. */
export const EVERYBODY: readonly string[] = [
  'iedereen',
  'allemaal',
  'alle',
  'wie',
  'degene',
  'degenen',
  'everybody',
  'everyone',
  'all',
  'who',
];

/** Words that change nothing. */
export const FILLERS: readonly string[] = (
  'de het een van voor om te aan op in bij over met en of is er ze zij hij u je jij jou jullie we wij ik me mij mijn ons onze ' +
  'die dat deze dit nog niet geen al wel eens even graag nu vandaag weer opnieuw ook maar dan toch heeft hebben moet ' +
  'moeten kan kun kunt kunnen wil wilt willen zou mag stuur vraag geef laat zien weten toon reageren gereageerd reactie ' +
  'antwoorden geantwoord antwoord antwoordden beantwoord beantwoorden ingevuld invullen gestemd stemmen gegeven gedaan ' +
  'openstaande open vraag vragen groep lid leden mensen deelnemers hoi hallo dag hey goedemorgen goedemiddag ' +
  'alsjeblieft alstublieft aub svp graag bedankt dank kringwerk staat ervoor overleg bijeenkomst vergadering volgende ' +
  'wanneer eerstvolgende wat welke dit gesprek kanaal deze deel ' +
  'the a an of to about for on in with and please this that not yet have has had answered replied responded answer ' +
  'question questions still me my us our is are group channel next meeting when what come coming komt komen'
).split(' ');
