import { groupBy } from './grouping.ts';
import { CHOICES, type Choices, layoutOf, SHEET_KEYS, type SheetKey } from './roster-layout.ts';
import { fold, type QuorumCondition, type RosterRecords, type TermRecord } from './roster-records.ts';

/** What is written in a cell; a Date is a day at midnight UTC. */
export type WrittenCell = string | number | Date | null;
export interface RosterSheet {
  key: SheetKey;
  name: string;
  rows: WrittenCell[][];
}

/** The workbook's sheets for these records, headings first; a list that is absent gives no sheet. */
export function rosterRows(records: RosterRecords): RosterSheet[] {
  return SHEET_KEYS.flatMap((key) => {
    const rows = ROWS[key](records);
    if (!rows) return [];
    const columns = layoutOf(key).columns.filter((column) => column.writes !== false);
    return {
      key,
      name: layoutOf(key).name,
      rows: [
        columns.map((column) => column.heading),
        ...rows.map((row) => columns.map((column) => row[column.key] ?? null)),
      ],
    };
  });
}

type Row = Record<string, WrittenCell | undefined>;

const ROWS: Record<SheetKey, (records: RosterRecords) => Row[] | undefined> = {
  regions: ({ regions }) => regions?.map(({ name, core }) => ({ name, core: yesNo(core) })),
  bodies: ({ bodies }) =>
    bodies?.map(({ name, kind, quorum }) => ({ name, kind: word('bodyKind', kind), quorum: quorumText(quorum) })),
  boards: ({ boards }) => boards?.map((board) => ({ ...board })),
  persons: ({ persons }) =>
    persons?.map(({ email, name, organisation, language }) => ({
      email,
      name,
      organisation,
      language: word('language', language),
    })),
  roles: ({ roles }) => roles?.map((role) => ({ email: role.email, role: word('role', role.role), for: role.for })),
  schools: schoolRows,
  seats: seatRows,
};

/** One row for each vestiging, with the facts of the school repeated; a school without a vestiging has its own row. */
function schoolRows({ schools, sites = [] }: RosterRecords): Row[] | undefined {
  const sitesOf = groupBy(sites, (site) => site.brin);
  return schools?.flatMap((school) => {
    const facts = {
      brin: school.brin,
      name: school.name,
      board: school.board,
      kind: school.kind,
      tier: school.tier && word('tier', school.tier),
      holidayRegion: school.holidayRegion,
      groupTeachers: school.groupTeachers,
      contact: school.contact,
    };
    const own = sitesOf.get(school.brin) ?? [];
    if (own.length === 0) return [facts];
    return own.map(({ code, name, city, region }) => ({ ...facts, code, siteName: name, city, region }));
  });
}

/** One row for each term as member, with a deputy beside it while there are any; a seat without people has one row. */
function seatRows({ seats, terms = [] }: RosterRecords): Row[] | undefined {
  const termsOf = groupBy(terms, (term) => seatKey(term.body, term.seat));
  return seats?.flatMap((seat) => {
    const facts = {
      body: seat.body,
      label: seat.label,
      role: word('seatRole', seat.role),
      board: seat.board,
      kring: seat.kring,
      votes: yesNo(seat.votes),
      required: yesNo(seat.required),
    };
    const own = termsOf.get(seatKey(seat.body, seat.label)) ?? [];
    const members = own.filter((term) => term.kind === 'member');
    const deputies = own.filter((term) => term.kind === 'deputy');
    return Array.from({ length: Math.max(1, members.length, deputies.length) }, (_, index) => ({
      ...facts,
      ...memberCells(members[index]),
      ...deputyCells(deputies[index]),
    }));
  });
}

export function seatKey(body: string, label: string): string {
  return `${fold(body)}\n${fold(label)}`;
}

function memberCells(term: TermRecord | undefined): Row {
  return term ? { member: term.email, from: day(term.from), until: day(term.until) } : {};
}

function deputyCells(term: TermRecord | undefined): Row {
  return term ? { deputy: term.email, deputyFrom: day(term.from), deputyUntil: day(term.until) } : {};
}

function day(date: string | null): Date | null {
  return date === null ? null : new Date(`${date}T00:00:00Z`);
}

function yesNo(value: boolean): string {
  return value ? 'ja' : 'nee';
}

/** How a value of a choice column is written. */
export function word(choices: Choices, value: string): string {
  const words: Record<string, readonly string[]> = CHOICES[choices];
  return words[value]?.[0] ?? value;
}

/** What a quorum condition may be about, as it is written, with what it stands for. */
export const QUORUM_GROUPS: readonly { word: string; also: readonly string[]; of: QuorumCondition['of'] }[] = [
  { word: 'stemmend', also: ['stemmende leden', 'stemgerechtigd', 'stemgerechtigden'], of: 'voting' },
  { word: 'verplicht', also: ['verplichte leden', 'vereist'], of: 'required' },
  { word: 'voorzitter', also: ['voorzitters'], of: { role: 'voorzitter' } },
  { word: 'secretaris', also: ['notulist'], of: { role: 'secretaris' } },
  { word: 'leden', also: ['lid'], of: { role: 'lid' } },
  { word: 'adviseurs', also: ['adviseur'], of: { role: 'adviseur' } },
  { word: 'besturen', also: ['bestuur', 'bestuurders'], of: { role: 'bestuur' } },
  { word: 'kringen', also: ['kring', "regio's", 'regio'], of: { role: 'kring' } },
  { word: 'opleiding', also: ['instituut', 'pabo', 'hogeschool'], of: { role: 'opleiding' } },
];

/** "voorzitter; helft besturen; 1 opleiding" */
export function quorumText(quorum: readonly QuorumCondition[]): string | null {
  if (quorum.length === 0) return null;
  return quorum.map(({ atLeast, of }) => `${amount(atLeast)}${groupWord(of)}`.trim()).join('; ');
}

/** Shares of a group that a quorum may ask for, as they are written. */
export const QUORUM_SHARES: readonly { word: string; share: number }[] = [
  { word: 'helft', share: 1 / 2 },
  { word: 'twee derde', share: 2 / 3 },
  { word: 'driekwart', share: 3 / 4 },
];

function amount(atLeast: number): string {
  return `${QUORUM_SHARES.find(({ share }) => share === atLeast)?.word ?? atLeast} `;
}

function groupWord(of: QuorumCondition['of']): string {
  const group = QUORUM_GROUPS.find(({ of: known }) =>
    typeof of === 'string' || typeof known === 'string' ? known === of : known.role === of.role,
  );
  return group?.word ?? (typeof of === 'string' ? of : of.role);
}
