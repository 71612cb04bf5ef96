import type { AgendaVersionView, AgendaView } from '../../src/agendas/schema.ts';
import type { OptionOnCard, PollOnCard } from '../../src/meetings/cards/poll-card.ts';
import type {
  MeetingDetail,
  MeetingSummary,
  MeetingsOverview,
  MyMeetings,
  PollDetail,
  PollSummary,
} from '../../src/meetings/schema.ts';
import type {
  AskAvailability,
  BodyAvailability,
  PollCheck,
  SuggestedOptions,
} from '../../src/meetings/schema-calendars.ts';
import type { RecentMeetings } from '../../src/minutes/schema.ts';
import type { BodyListItem } from '../../src/people/schema.ts';
import type { CapacityForm, RoundDashboard, RoundList } from '../../src/placements/schema.ts';
import type { MyObligations, OpenOverview, ReminderPreview } from '../../src/reminders/schema.ts';
import { addDays, localDate } from '../../src/time/local.ts';
import type { Me } from '../../tabs/me.ts';

/** Invented people and meetings for looking at the screens; dates lie around today, because the screens look at the clock. */
const today = localDate(new Date().toISOString());
const day = (days: number, time: string) => `${addDays(today, days)}T${time}`;

export const me: Me = {
  name: 'Margriet van der Woude-Hoogenboezem',
  language: 'nl',
  now: new Date().toISOString(),
  mayFound: false,
  partnerships: [
    {
      id: 'p1',
      name: 'Partnerschap Opleiden in de School Heuvelrug',
      personId: 'person-1',
      screens: ['meetings', 'programme', 'placements'],
    },
  ],
};

const werkgroep = { bodyId: 'body-1', name: 'POO-werkgroep', kind: 'werkgroep' };
const kring = { bodyId: 'body-2', name: 'Kring Utrecht-Noord en Stichtse Vecht', kind: 'kring' };
const stuurgroep = { bodyId: 'body-3', name: 'Stuurgroep', kind: 'stuurgroep' };

export const options: OptionOnCard[] = [
  { optionId: 'o1', starts: day(24, '13:30'), minutes: 120, place: 'Marnix Academie, zaal 2.14', online: true },
  { optionId: 'o2', starts: day(26, '09:30'), minutes: 120, place: 'Marnix Academie, zaal 2.14', online: true },
  { optionId: 'o3', starts: day(31, '15:00'), minutes: 120, place: '', online: true },
];

export const poll: Omit<PollOnCard, 'mine' | 'remark'> = {
  language: 'nl',
  partnershipId: 'p1',
  partnershipName: 'Partnerschap Heuvelrug',
  pollId: 'poll-1',
  bodyName: werkgroep.name,
  title: 'Werkgroep over de jaarplanning en de begeleiding van startende leraren',
  explanation: 'We stellen de jaarplanning vast en bespreken de uitkomsten van het visitatietraject.',
  askedBy: 'Frank Lindeboom',
  deadline: day(2, '17:00'),
  options,
  progress: { answered: 4, asked: 12 },
  onBehalfOf: [],
  tabUrl: '',
  roomy: true,
};

export const obligations: MyObligations = {
  open: [
    {
      obligationId: 'ob-1',
      question: { kind: 'poll', subjectId: 'poll-1' },
      topic: 'poll:poll-1',
      title: poll.title,
      bodyName: werkgroep.name,
      boardName: null,
      seatId: 'seat-1',
      since: new Date().toISOString(),
      dueAt: new Date(`${day(2, '16:00')}:00Z`).toISOString(),
    },
  ],
};

const next: MeetingSummary[] = [
  {
    meetingId: 'meeting-1',
    body: stuurgroep,
    title: 'Stuurgroep: begroting en samenvoegen van kringen',
    state: 'scheduled',
    starts: day(9, '14:00'),
    minutes: 120,
    place: 'Marnix Academie, Utrecht, bestuurskamer',
    online: true,
    joinUrl: 'https://teams.example/meet',
    eventState: 'made',
    pollId: null,
    conflict: null,
  },
  {
    meetingId: 'meeting-2',
    body: kring,
    title: 'Kringoverleg najaar',
    state: 'scheduled',
    starts: day(16, '09:30'),
    minutes: 90,
    place: '',
    online: true,
    joinUrl: null,
    eventState: 'wanted',
    pollId: null,
    conflict: null,
  },
];

export const meetingDetail: MeetingDetail = {
  ...next[0]!,
  conflict: { starts: '2027-01-12T09:30', minutes: 90, place: 'Conferentiecentrum De Werelt, Lunteren' },
  seats: [
    ['Voorzitter', 'Samira el Idrissi', 'accepted', 'yes'],
    ['Kring Utrechtse Heuvelrug, Kromme Rijn en Vallei-Oost', 'Bartholomeus van den Bosch-Verhoeven', 'declined', 'no'],
    ['Kring Vijfheerenlanden', 'Fenna Ruiter', 'tentative', 'ifNeedBe'],
    ['Lid van het instituut', 'Gijs Kolk', null, null],
    ['Kring Zuid', null, null, null],
  ].map(([label, name, rsvp, answer], nth) => ({
    seatId: `seat-${nth}`,
    label: label ?? '',
    role: 'lid',
    name: name ?? null,
    remark: '',
    answer: answer as MeetingDetail['seats'][number]['answer'],
    rsvp: rsvp as MeetingDetail['seats'][number]['rsvp'],
    byMail: name === 'Gijs Kolk',
  })),
  room: { email: 'zaal.linde@marijkehogeschool.example', name: 'Zaal De Linde', response: 'declined' },
  may: { cancel: true, move: true },
};

export const myMeetings: MyMeetings = {
  asks: [
    {
      pollId: 'poll-2',
      body: kring,
      title: 'Voorjaarsoverleg kring',
      deadline: day(6, '12:00'),
      optionCount: 4,
      state: 'answered-by-colleague',
      answeredBy: 'Jeroen Terpstra',
    },
  ],
  next,
};

export const recentMeetings: RecentMeetings = {
  meetings: [
    {
      ...{ meetingId: 'meeting-8', title: 'Werkgroep november', bodyName: 'POO-werkgroep' },
      ...{ starts: day(-6, '13:30'), minutes: 'circulated', mayWrite: false },
    },
    {
      ...{ meetingId: 'meeting-7', title: 'Kring Noord: najaarsoverleg', bodyName: 'Kring Noord' },
      ...{ starts: day(-20, '10:00'), minutes: 'concept', mayWrite: true },
    },
    {
      ...{ meetingId: 'meeting-6', title: 'Stuurgroep oktober', bodyName: 'Stuurgroep' },
      ...{ starts: day(-31, '15:00'), minutes: 'concept', mayWrite: false },
    },
  ],
};

export function agenda(): AgendaView {
  const items: [string, AgendaView['items'][number]['kind'], number, string | null, string][] = [
    ['Opening en vaststellen van de agenda', 'informeren', 5, 'Frank Lindeboom', ''],
    ['Verslag van de vorige keer', 'besluiten', 10, 'Frank Lindeboom', ''],
    [
      'Begroting: voorstel van de penvoerder voor het komende schooljaar',
      'besluiten',
      40,
      'Margriet van der Woude-Hoogenboezem',
      'De stukken zijn vorige week rondgestuurd. Gevraagd: instemming met de verdeling over de kringen.',
    ],
    ['Samenvoegen van kring Zuid en kring Rivierenland', 'bespreken', 35, null, ''],
  ];
  return {
    meetingId: 'meeting-1',
    bodyId: 'body-3',
    bodyName: 'Stuurgroep',
    title: 'Stuurgroep: begroting en samenvoegen van kringen',
    startsAt: day(9, '14:00'),
    clockFrom: day(9, '14:00'),
    meetingMinutes: 120,
    calledOff: false,
    state: 'circulated',
    version: 1,
    revision: 3,
    items: items.map(([title, kind, minutes, presenter, explanation], index) => ({
      id: `item-${index + 1}`,
      paperDue: index === 4,
      papers: index === 2 ? [{ paperId: 'paper-1', name: 'Begroting 2027.pdf', version: 2 }] : [],
      title,
      kind,
      minutes,
      presenterId: presenter === me.name ? 'person-1' : null,
      presenterText: presenter === me.name ? null : presenter,
      presenter,
      explanation,
      desired: index === 2 ? 'De verdeling voor het schooljaar staat vast' : '',
      origin: index === 3 ? { kind: 'member', name: 'Samira el Idrissi' } : null,
      startsAt: day(9, '14:00'),
      endsAt: day(9, '14:00'),
    })),
    itemMinutes: 90,
    overrun: 0,
    changedSinceCirculated: false,
    changes: [],
    presenters: [{ personId: 'person-1', name: me.name }],
    changedBy: 'Frank Lindeboom',
    start: null,
    may: { save: true, circulate: true },
  };
}

export const versions: { versions: AgendaVersionView[] } = {
  versions: [
    {
      version: 1,
      circulatedAt: new Date().toISOString(),
      byName: 'Frank Lindeboom',
      changes: [],
      items: [],
    },
  ],
};

const seats = [
  'Voorzitter',
  'Bestuur De Lindeboom',
  'Bestuur Stichting Katholiek Onderwijs Vallei',
  'Institute',
  'Secretaris',
];
const names = [
  'Frank Lindeboom',
  'Jeroen Terpstra',
  'Wilhelmina Bouwmeester-van Dongen',
  'Samira el Idrissi',
  'Koen de Wit',
];

function summary(part: Partial<PollSummary>): PollSummary {
  return {
    pollId: 'poll-1',
    meetingId: 'meeting-3',
    body: werkgroep,
    title: poll.title,
    deadline: day(2, '17:00'),
    phase: 'open',
    optionCount: 3,
    progress: {
      asked: 12,
      answered: 4,
      waitingFor: seats.map((label, i) => ({ seatId: `s${i}`, label, personId: `n${i}`, name: names[i] ?? '' })),
      vacant: [],
    },
    best: {
      optionId: 'o1',
      starts: day(24, '13:30'),
      minutes: 120,
      reason: 'Quorum nog niet gehaald: 2 zetels te weinig.',
    },
    resultsHidden: false,
    forecast: {
      state: 'uncertain',
      sentence:
        'Quorum nog niet zeker: er missen 2 stemmen van de besturen; vraag Jeroen Terpstra en Wilhelmina Bouwmeester-van Dongen.',
      unnamed: 'Quorum nog niet zeker: er missen 2 stemmen van de besturen.',
    },
    chosenOptionId: null,
    ...part,
  };
}

export const overview: MeetingsOverview = {
  bodies: [
    { body: werkgroep, seatCount: 12, next: null, polls: [summary({})], may: { plan: true } },
    {
      body: kring,
      seatCount: 9,
      next: next[1] ?? null,
      polls: [
        summary({
          pollId: 'poll-2',
          body: kring,
          title: 'Voorjaarsoverleg kring',
          phase: 'closed',
          forecast: null,
          deadline: day(-1, '12:00'),
          progress: { asked: 9, answered: 8, waitingFor: [], vacant: [] },
        }),
      ],
      may: { plan: true },
    },
    { body: stuurgroep, seatCount: 11, next: next[0] ?? null, polls: [], may: { plan: true } },
  ],
};

export const openOverview: OpenOverview = {
  subjects: [
    {
      question: { kind: 'poll', subjectId: 'poll-1' },
      selection: { kind: 'poll', subjectId: 'poll-1' },
      topic: 'poll:poll-1',
      title: poll.title,
      dueAt: new Date().toISOString(),
      bodyId: 'body-1',
      bodyName: werkgroep.name,
      asked: 12,
      answered: 7,
      open: seats.map((label, i) => ({
        obligationId: `ob${i}`,
        label,
        kringId: null,
        kringName: null,
        people: [{ personId: `n${i}`, name: names[i] ?? '' }],
        timesAsked: 1,
        lastAskedAt: new Date().toISOString(),
      })),
    },
  ],
};

export const preview: ReminderPreview = {
  sendId: 'send-00000001',
  selection: { kind: 'poll', subjectId: 'poll-1' },
  recipients: names.map((name, i) => ({
    personId: `n${i}`,
    name,
    organisation: i === 2 ? 'Stichting Katholiek Onderwijs Vallei' : null,
    way: i === 1 ? 'mail' : 'chat',
    questions: [poll.title],
    remindedToday: i === 3,
  })),
  nobodyToAsk: ['Vertegenwoordiger kring Zuid'],
  questions: [{ title: poll.title, dueAt: new Date().toISOString() }],
  remindedToday: 1,
  offeredTimes: [],
};

export function pollDetail(): PollDetail {
  const answers = [
    { s0: 'yes', s1: 'yes', s2: 'ifNeedBe', s3: 'no' },
    { s0: 'yes', s1: 'no', s3: 'no' },
    { s0: 'ifNeedBe', s1: 'yes', s2: 'yes', s3: 'yes' },
  ] as const;
  const reasons = [
    'Quorum gehaald; mist Institute; 1 zetel heeft nog niet geantwoord.',
    'Quorum niet gehaald: 2 zetels te weinig; mist Bestuur De Lindeboom en Institute; volgens agenda bezet: kring Zuid',
    'Quorum gehaald; 4 van de 5 kunnen; 1 nog niet geantwoord; volgens agenda 1 vrij',
  ];
  const ranks = [2, 3, 1];
  return {
    pollId: 'poll-1',
    meetingId: 'meeting-3',
    body: werkgroep,
    title: poll.title,
    explanation: poll.explanation,
    deadline: poll.deadline,
    phase: 'open',
    resultsHidden: false,
    holdDates: true,
    closeWhenAnswered: true,
    closesAt: null,
    askedBy: poll.askedBy,
    chosenOptionId: null,
    meeting: { ...(next[0] as MeetingSummary), meetingId: 'meeting-3', state: 'polling', starts: null, minutes: null },
    progress: summary({}).progress,
    quorumPossible: true,
    forecast: summary({}).forecast,
    seats: seats.map((label, i) => ({
      seatId: `s${i}`,
      label,
      role: i === 0 ? 'voorzitter' : 'lid',
      votes: true,
      required: i < 2,
      holder: { personId: `n${i}`, name: names[i] ?? '' },
      deputies: [],
      asked: { personId: `n${i}`, name: names[i] ?? '' },
      answeredBy: i < 4 ? { personId: `n${i}`, name: names[i] ?? '', deputy: false, at: '', via: 'chat' } : null,
      remark: i === 2 ? 'Ik kan pas vanaf 14.00 uur in verband met een andere vergadering.' : '',
    })),
    options: options.map((option, i) => ({
      ...option,
      withdrawn: false,
      standing: [
        { yes: 2, ifNeedBe: 1, no: 1, none: 1 },
        { yes: 1, ifNeedBe: 0, no: 2, none: 2 },
        { yes: 3, ifNeedBe: 1, no: 0, none: 1 },
      ][i] as { yes: number; ifNeedBe: number; no: number; none: number },
      answers: answers[i] ?? {},
      rank: ranks[i] ?? null,
      quorum: 'reached',
      reason: reasons[i] ?? '',
      reasonFacts: [],
    })),
    calendars: { answered: true },
    known: {
      quorum: [],
      seats: seats.map((label, i) => ({
        ...{ seatId: `s${i}`, label, role: i === 0 ? 'voorzitter' : 'lid', votes: true, required: i < 2 },
      })),
      options: options.map(({ optionId, starts }, i) => ({
        ...{ optionId, starts, dislikes: [], calendar: {} },
        said: Object.fromEntries(
          Object.entries(answers[i] ?? {}).map(([seatId, answer]) => [seatId, { answer, byDeputy: false }]),
        ),
      })),
    },
    proposals: [
      {
        proposalId: 'proposal-1',
        starts: day(33, '10:00'),
        minutes: 120,
        note: 'Op deze dag zijn we toch al bij elkaar voor de opleidersbijeenkomst.',
        by: { personId: 'n2', name: 'Wilhelmina Bouwmeester-van Dongen' },
        state: 'open',
        word: '',
      },
      {
        proposalId: 'proposal-2',
        starts: day(40, '13:00'),
        minutes: 120,
        note: '',
        by: { personId: 'n1', name: 'Jeroen Terpstra' },
        state: 'declined',
        word: 'Dan is de zaal bezet.',
      },
    ],
    mine: { seatIds: [], answers: {}, remark: '', answeredBy: null },
    may: { answer: false, decide: true, close: true, cancel: true, change: true },
  };
}

export const pollCheck: PollCheck = {
  answered: true,
  busyAfterYes: [{ seatId: 's0', label: seats[0] ?? '', name: names[0] ?? '' }],
  unknown: 2,
};

export const suggestions: SuggestedOptions = {
  from: day(9, '').slice(0, 10),
  until: day(64, '').slice(0, 10),
  answered: false,
  holidaysKnown: true,
  basis: 'year-plan',
  options: [15, 17, 22].map((ahead, nth) => ({
    starts: day(ahead, '13:30'),
    minutes: 150,
    place: 'Utrecht',
    online: false,
    reason: [
      'Staat in het jaarplan; volgens agenda 3 vrij, 1 onbekend; donderdag is een voorkeursdag',
      'Volgens agenda 2 vrij, 1 misschien bezet, 1 onbekend, bezet: Vertegenwoordiger kring Utrecht-Noord en Stichtse Vecht',
      'Volgens agenda 1 vrij, bezet: voorzitter; quorum dan niet haalbaar: 1 zetel te weinig; vrijdag is geen voorkeursdag',
    ][nth]!,
  })),
};

export const bodies: BodyListItem[] = [werkgroep, kring, stuurgroep].map(({ bodyId, name, kind }) => ({
  bodyId,
  name,
  kind: kind as BodyListItem['kind'],
  quorum: null,
  linked: false,
  seats: seats.map((label, i) => ({
    seatId: `${bodyId}-${i}`,
    label,
    role: 'lid',
    votes: true,
    required: false,
    board: null,
    kring: null,
    holder: i === 1 || i === 4 ? null : (names[i] ?? null),
    deputies: i === 1 ? ['Jeroen Terpstra'] : [],
  })),
}));

const KRINGEN = [
  'Amersfoort',
  'Utrecht-Noord en Stichtse Vecht',
  'Utrecht-Zuid',
  'Rivierenland',
  'Heuvelrug',
  'Vallei',
];
const VARIANTS = ['Voltijd jaar 1', 'Voltijd jaar 2', 'Lio voltijd', 'Deeltijd', 'Zij-instroom'];

const progress = { boards: 40, answered: 23, partial: 4, none: 13, late: 3 };
const round = {
  id: 'round-1',
  schoolYear: 2026,
  period: 'Hele jaar',
  state: 'open' as const,
  deadline: day(2, '17:00'),
  startsOn: '2027-09-01',
  answerBy: 'board' as const,
  explanation: 'Reken ook de scholen mee die pas na de zomer meedoen.',
  progress,
};

export const rounds: RoundList = { rounds: [round], mayManage: true };

/** As many boards as asked for, so that a long list can be looked at too. */
export function dashboard(boardCount = 40): RoundDashboard {
  return {
    round: {
      ...round,
      variants: VARIANTS.map((name, i) => ({
        id: `v${i}`,
        name,
        position: i,
        demand: [320, 260, 180, 90, null][i] ?? null,
      })),
    },
    kringen: KRINGEN.map((kringName, i) => ({
      kringId: `k${i}`,
      kringName: `Kring ${kringName}`,
      progress: { boards: 6 + (i % 2), answered: i, partial: 1, none: 5 + (i % 2) - i, late: i === 1 ? 2 : 0 },
    })),
    managers: [
      { name: 'Samira el Idrissi', progress: { boards: 22, answered: 9, partial: 3, none: 10, late: 2 } },
      { name: null, progress: { boards: 4, answered: 4, partial: 0, none: 0, late: 0 } },
    ],
    boards: Array.from({ length: boardCount }, (_, i) => ({
      boardId: `b${i}`,
      boardName: `Stichting ${['De Lindeboom', 'Katholiek Onderwijs Vallei', 'Openbaar Basisonderwijs Stichtse Vecht', 'Eemland'][i % 4]} ${i + 1}`,
      kringId: `k${i % 6}`,
      relatiebeheerder: 'Samira el Idrissi',
      status: (['none', 'answered', 'partial', 'none'] as const)[i % 4] ?? 'none',
      late: i % 8 === 0,
      definite: 12,
      provisional: i % 4 === 2 ? 4 : 0,
      cap: null,
      previous: 10,
      answeredAt: null,
      answeredBy: i % 4 === 1 ? 'Koen de Wit' : null,
      onBehalf: false,
      reachable: i % 9 !== 0,
    })),
    balance: VARIANTS.map((name, i) => ({
      variantId: `v${i}`,
      name,
      demand: [320, 260, 180, 90, null][i] ?? null,
      definite: [250, 240, 190, 40, 22][i] ?? 0,
      provisional: [30, 40, 0, 20, 6][i] ?? 0,
      previous: [300, 250, 170, 80, 20][i] ?? 0,
      short: [40, 0, 0, 30, null][i] ?? null,
      uncertain: [30, 20, 0, 20, null][i] ?? null,
    })),
    total: { demand: 850, definite: 742, provisional: 96 },
    mayManage: true,
  };
}

export const form: CapacityForm = {
  roundId: 'round-1',
  schoolYear: 2026,
  period: 'Hele jaar',
  explanation: round.explanation,
  deadline: round.deadline,
  startsOn: round.startsOn,
  state: 'open',
  answerBy: 'board',
  boardId: 'b1',
  boardName: 'Stichting Katholiek Onderwijs Vallei',
  variants: VARIANTS.map((name, i) => ({
    variantId: `v${i}`,
    name,
    own: null,
    schools: null,
    previous: i === 4 ? null : 4 + i,
  })),
  cap: null,
  previousCap: null,
  previousYear: 2025,
  status: 'none',
  groupTeachers: 60,
  schools: 7,
  warnings: [],
  answeredAt: null,
  answeredBy: null,
  mayAnswer: true,
  notNow: null,
  contacts: [],
};

export const problems = {
  problems: [
    {
      id: 'message-1',
      person: 'Wilhelmina Bouwmeester-van Dongen',
      summary: 'Wanneer kun je voor de werkgroep?',
      state: 'failed',
      way: 'mail',
      problem: 'bounced',
      told: 'Het mailadres bestaat niet meer.',
      queuedAt: new Date().toISOString(),
    },
    {
      id: 'message-2',
      person: 'Youssef van der Meulen',
      summary: 'Agenda van de werkgroep',
      state: 'uncertain',
      way: 'chat',
      problem: 'cannot-ask',
      told: 'Niet na te gaan of het bericht is aangekomen.',
      queuedAt: new Date().toISOString(),
    },
  ],
};

/** One seat free, one taken, and one in a calendar that cannot be read. */
export function availability({ slots }: AskAvailability): BodyAvailability {
  return {
    answered: true,
    seats: [
      { seatId: 's1', label: 'voorzitter', name: 'Jan-Willem van den Bovenkamp-Hoogendoorn' },
      { seatId: 's2', label: 'kring Noord', name: 'Samira el Idrissi' },
      { seatId: 's3', label: 'kring Zuid', name: 'Pieter Vonk' },
    ],
    slots: slots.map((slot) => ({ ...slot, seats: ['free', 'busy', 'unknown'] })),
  };
}
