import type { AskState } from '../../placements/rules/redistribution/ask.ts';
import type { Strategy } from '../../placements/rules/redistribution/problem.ts';
import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** Sharing a shortage over boards, for whoever runs the round. */
export const redistributionText = bothLanguages({
  nl: {
    title: 'Herverdeling',
    open: 'Verdeel het tekort',
    round: (name: string) => `${name}: wie kan er nog plaatsen bij?`,
    noDemand: 'Vul eerst in hoeveel plaatsen er nodig zijn',
    noDemandHelp:
      'Bij de ronde staat "Vul in hoeveel er nodig zijn". Daarna zie je hier welk bestuur wat kan overnemen.',
    enough: 'Er zijn genoeg plaatsen',
    enoughHelp:
      'Met wat besturen nu aanbieden en hebben toegezegd vindt iedereen een plek. Je hoeft niemand te vragen.',
    answersFirst: (boards: number) => `${count(boards, 'bestuur moet', 'besturen moeten')} nog antwoorden`,
    answersFirstHelp:
      'Zeggen ze allemaal ja, dan heeft iedereen een plek. Zegt een bestuur nee of minder, dan staat hier een nieuw voorstel voor wat er overblijft.',
    waiting: (boards: number) =>
      `${count(boards, 'bestuur heeft', 'besturen hebben')} nog niet alles opgegeven. Het voorstel verandert als hun antwoord komt.`,
    unknownSize: (boards: string) =>
      `Van deze besturen is het aantal groepsleraren niet bekend, dus ze staan niet in het voorstel: ${boards}. Vul het aan in de deelnemerslijst.`,
    calculate: 'Bereken een voorstel',
    calculateHelp:
      'Met zoveel besturen duurt het voorstel ongeveer een halve minuut. Je kunt dit scherm intussen verlaten.',
    calculating: 'Het voorstel wordt berekend',
    calculated: (done: number, total: number) =>
      `Van de ${total} manieren om te verdelen ${done === 1 ? 'is' : 'zijn'} er ${done} klaar.`,
    leave: (since: string) =>
      `Begonnen om ${since} uur. Je kunt dit scherm verlaten: het rekenen gaat door, en het voorstel staat hier als het klaar is.`,
    calculationFailed: 'Het voorstel kon niet worden berekend. De opgaven zijn bewaard. Probeer het opnieuw.',
    calculationChanged: (moment: string) =>
      `Er zijn opgaven of antwoorden veranderd sinds je op ${moment} een voorstel vroeg. Dat voorstel klopt niet meer: bereken het opnieuw.`,
    calculationHolds: (moment: string) =>
      `Er zijn opgaven of antwoorden veranderd sinds je op ${moment} een voorstel vroeg. Hieronder staat wat er van dat voorstel nog klopt: dat kun je gewoon versturen. Misschien is er meer nodig, of kan het eerlijker. Bereken het opnieuw als je dat wilt weten.`,
    meanwhile:
      'Hieronder staat zolang wat er van het vorige voorstel nog klopt. Wacht liever even: het nieuwe voorstel rekent met alle antwoorden van nu.',
    holdsStill: 'Hieronder staat wat er van het vorige voorstel nog klopt. Dat kun je gewoon versturen.',
    choose: 'Kies hoe je verdeelt',
    strategies: {
      fair: 'Op volgorde van school: eerst geaccrediteerd, dan keurmerk, dan stageschool',
      'any-tier': 'Zo eerlijk mogelijk, ongeacht het soort school',
      few: 'Zo min mogelijk besturen vragen',
    } satisfies Record<Strategy, string>,
    cost: (places: number, boards: number, unmet: number) =>
      unmet === 0
        ? `${count(places, 'plaats', 'plaatsen')} bij ${count(boards, 'bestuur', 'besturen')}; iedereen heeft een plek`
        : `${count(places, 'plaats', 'plaatsen')} bij ${count(boards, 'bestuur', 'besturen')}; ${count(unmet, 'student', 'studenten')} zonder plek`,
    tiers: (accredited: number, keurmerk: number, stageschool: number) =>
      `Ruimte op geaccrediteerde scholen ${accredited}, keurmerkscholen ${keurmerk}, stagescholen ${stageschool}`,
    fullest: (percent: number) => `Het volste bestuur komt op ${percent}% van zijn groepsleraren`,
    notProven: 'Er is misschien een nog iets betere verdeling; verder zoeken duurt te lang.',
    proposal: 'Voorstel',
    more: (places: number, variant: string) => `${places} × ${variant}`,
    becomes: (students: number, percent: number) =>
      `Komt op ${count(students, 'student', 'studenten')}: ${percent}% van de groepsleraren`,
    include: (board: string) => `Vraag ${board}`,
    unmet: 'Nog zonder plek',
    unmetLine: (students: number, variant: string, kring: string | null) =>
      kring === null
        ? `${count(students, 'student', 'studenten')} ${variant}`
        : `${count(students, 'student', 'studenten')} ${variant} in ${kring}`,
    unmetHelp:
      'Alle besturen zitten aan hun grens of zeiden nee. Overleg met besturen, of met de opleiding over de vraag.',
    unmetCarried:
      'Wat er van het vorige voorstel over is, geeft deze studenten geen plek. Een nieuwe berekening zoekt er wel een.',
    answerBy: 'Antwoorden kan tot',
    at: 'om',
    send: (boards: number) => `Vraag ${count(boards, 'bestuur', 'besturen')}`,
    sendTitle: 'Deze besturen vragen?',
    sendBody: (boards: number, places: number) =>
      `${count(boards, 'bestuur krijgt', 'besturen krijgen')} een kaart of mail met de vraag om samen ${count(places, 'student', 'studenten')} extra te plaatsen, met uitleg waarom.`,
    sent: (boards: number) => `${count(boards, 'bestuur is', 'besturen zijn')} gevraagd.`,
    unreachable: (boards: string) =>
      `Niemand om te vragen bij ${boards}: er is geen bestuurder of BOC bekend. Bel hen.`,
    asks: 'Gevraagd',
    states: {
      open: 'Wacht op antwoord',
      accepted: 'Ja',
      countered: 'Minder',
      declined: 'Nee',
      withdrawn: 'Ingetrokken',
      expired: 'Niet geantwoord',
    } satisfies Record<AskState, string>,
    asked: (places: number, agreed: number | null, variant: string) =>
      agreed === null ? `${places} ${variant} gevraagd` : `${agreed} van ${places} ${variant}`,
    until: (moment: string) => `antwoord vóór ${moment}`,
    by: (name: string) => `door ${name}`,
    onBehalf: (name: string) => `namens het bestuur ingevuld door ${name}`,
    withdraw: 'Trek in',
    withdrawFor: (board: string) => `Trek de vraag aan ${board} in`,
    withdrawBody: 'Het bestuur hoeft dan niet meer te antwoorden. De kaart verandert mee.',
    keep: 'Laat zo',
  },
  en: {
    title: 'Redistribution',
    open: 'Share the shortage',
    round: (name: string) => `${name}: who can take more?`,
    noDemand: 'First enter how many places are needed',
    noDemandHelp:
      'With the round it says "Enter how many are needed". After that you see here which board can take over what.',
    enough: 'There are enough places',
    enoughHelp: 'With what boards offer and promised, everybody finds a place. You need not ask anybody.',
    answersFirst: (boards: number) => `${count(boards, 'board has', 'boards have')} to answer still`,
    answersFirstHelp:
      'If they all say yes, everybody has a place. If a board says no or fewer, a new proposal for what is left stands here.',
    waiting: (boards: number) =>
      `${count(boards, 'board has', 'boards have')} not stated everything yet. The proposal changes when they answer.`,
    unknownSize: (boards: string) =>
      `The number of group teachers of these boards is not known, so they are not in the proposal: ${boards}. Add it in the roster.`,
    calculate: 'Work out a proposal',
    calculateHelp: 'With so many boards a proposal takes about half a minute. You can leave this screen meanwhile.',
    calculating: 'The proposal is being worked out',
    calculated: (done, total) => `Of the ${total} ways of sharing ${done} ${done === 1 ? 'is' : 'are'} ready.`,
    leave: (since) =>
      `Begun at ${since}. You can leave this screen: the work goes on, and the proposal is here when it is ready.`,
    calculationFailed: 'The proposal could not be worked out. The answers are kept. Try again.',
    calculationChanged: (moment) =>
      `Answers have changed since you asked for a proposal on ${moment}. That proposal no longer holds: work it out again.`,
    calculationHolds: (moment) =>
      `Answers have changed since you asked for a proposal on ${moment}. Below is what still holds of that proposal: you can send it as it is. Perhaps more is needed, or it can be fairer. Work it out again if you want to know.`,
    meanwhile:
      'Below is, for now, what still holds of the proposal before. Better wait a moment: the new proposal reckons with all answers of now.',
    holdsStill: 'Below is what still holds of the proposal before. You can send that as it is.',
    choose: 'Choose how to share',
    strategies: {
      fair: 'In order of school: accredited first, then keurmerk, then stageschool',
      'any-tier': 'As fair as possible, whatever the kind of school',
      few: 'Ask as few boards as possible',
    } satisfies Record<Strategy, string>,
    cost: (places: number, boards: number, unmet: number) =>
      unmet === 0
        ? `${count(places, 'place', 'places')} at ${count(boards, 'board', 'boards')}; everybody has a place`
        : `${count(places, 'place', 'places')} at ${count(boards, 'board', 'boards')}; ${count(unmet, 'student', 'students')} without a place`,
    tiers: (accredited: number, keurmerk: number, stageschool: number) =>
      `Room at accredited schools ${accredited}, keurmerk schools ${keurmerk}, stagescholen ${stageschool}`,
    fullest: (percent: number) => `The fullest board comes to ${percent}% of its group teachers`,
    notProven: 'There may be a slightly better way to share; searching further takes too long.',
    proposal: 'Proposal',
    more: (places: number, variant: string) => `${places} × ${variant}`,
    becomes: (students: number, percent: number) =>
      `Comes to ${count(students, 'student', 'students')}: ${percent}% of the group teachers`,
    include: (board: string) => `Ask ${board}`,
    unmet: 'Still without a place',
    unmetLine: (students: number, variant: string, kring: string | null) =>
      kring === null
        ? `${count(students, 'student', 'students')} ${variant}`
        : `${count(students, 'student', 'students')} ${variant} in ${kring}`,
    unmetHelp: 'All boards are at their limit or said no. Talk with boards, or with the institute about the demand.',
    unmetCarried:
      'What is left of the proposal before gives these students no place. A new one seeks a place for them.',
    answerBy: 'Answers until',
    at: 'at',
    send: (boards: number) => `Ask ${count(boards, 'board', 'boards')}`,
    sendTitle: 'Ask these boards?',
    sendBody: (boards: number, places: number) =>
      `${count(boards, 'board gets', 'boards get')} a card or mail with the question to place ${count(places, 'more student', 'more students')} together, with the reason why.`,
    sent: (boards: number) => `${count(boards, 'board was', 'boards were')} asked.`,
    unreachable: (boards: string) => `Nobody to ask at ${boards}: no board member or BOC is known. Call them.`,
    asks: 'Asked',
    states: {
      open: 'Waiting for an answer',
      accepted: 'Yes',
      countered: 'Fewer',
      declined: 'No',
      withdrawn: 'Withdrawn',
      expired: 'Not answered',
    } satisfies Record<AskState, string>,
    asked: (places: number, agreed: number | null, variant: string) =>
      agreed === null ? `${places} ${variant} asked` : `${agreed} of ${places} ${variant}`,
    until: (moment: string) => `answer before ${moment}`,
    by: (name: string) => `by ${name}`,
    onBehalf: (name: string) => `filled in for the board by ${name}`,
    withdraw: 'Withdraw',
    withdrawFor: (board: string) => `Withdraw the question to ${board}`,
    withdrawBody: 'The board then need not answer any more. The card changes with it.',
    keep: 'Leave it',
  },
});
