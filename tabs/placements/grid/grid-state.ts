import type { AnswerSchoolsBody, SchoolGrid } from '../../../src/placements/schema.ts';

/** What stands in the cells, by `cellKey`, with every step that can be undone and done again. */
export interface GridState {
  cells: ReadonlyMap<string, string>;
  past: readonly Step[];
  future: readonly Step[];
}

/** One act of somebody: the cells before and after it. */
interface Step {
  changes: readonly { key: string; before: string; after: string }[];
}

export type GridAction =
  | { type: 'write'; changes: readonly { key: string; text: string }[] }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'reset'; cells: ReadonlyMap<string, string> };

type Offer = NonNullable<AnswerSchoolsBody['cells'][number]['offer']>;

export const cellKey = (schoolId: string, variantId: string): string => `${schoolId}@${variantId}`;

/** The cells as they are saved: "12", "12?" for provisional, "nee" for none, empty for not answered. */
export function savedCells(grid: SchoolGrid): Map<string, string> {
  return new Map(
    grid.schools.flatMap(({ schoolId, cells }) =>
      cells.map(({ variantId, own }): [string, string] => [cellKey(schoolId, variantId), own ? wordOf(own) : '']),
    ),
  );
}

function wordOf({ certainty, places }: { certainty: Offer['certainty']; places: number }): string {
  if (certainty === 'none') return 'nee';
  return certainty === 'provisional' ? `${places}?` : String(places);
}

export function startState(cells: ReadonlyMap<string, string>): GridState {
  return { cells, past: [], future: [] };
}

/** Typing on in one cell is one step; a paste is one step too. */
export function gridReducer(state: GridState, action: GridAction): GridState {
  if (action.type === 'reset') return startState(action.cells);
  if (action.type === 'undo') {
    const step = state.past.at(-1);
    if (!step) return state;
    const back = step.changes.map(({ key, before }) => [key, before] as const);
    return {
      cells: new Map([...state.cells, ...back]),
      past: state.past.slice(0, -1),
      future: [step, ...state.future],
    };
  }
  if (action.type === 'redo') {
    const [step, ...rest] = state.future;
    if (!step) return state;
    const again = step.changes.map(({ key, after }) => [key, after] as const);
    return { cells: new Map([...state.cells, ...again]), past: [...state.past, step], future: rest };
  }
  return write(state, action.changes);
}

function write(state: GridState, wanted: readonly { key: string; text: string }[]): GridState {
  const changes = wanted
    .filter(({ key, text }) => state.cells.has(key) && state.cells.get(key) !== text)
    .map(({ key, text }) => ({ key, before: state.cells.get(key) ?? '', after: text }));
  if (changes.length === 0) return state;
  const cells = new Map([...state.cells, ...changes.map(({ key, after }) => [key, after] as const)]);
  const last = state.past.at(-1);
  const [only] = changes;
  const typedOn = only && changes.length === 1 && last?.changes.length === 1 && last.changes[0]?.key === only.key;
  if (typedOn && last?.changes[0]) {
    const joined = { changes: [{ ...only, before: last.changes[0].before }] };
    return { cells, past: [...state.past.slice(0, -1), joined], future: [] };
  }
  return { cells, past: [...state.past, { changes }], future: [] };
}

/** A block as Excel puts it on the clipboard: rows by line, cells by tab. The last empty line is no row. */
export function readBlock(clipboard: string): string[][] {
  const lines = clipboard.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => cell.replace(/^"([^"]*)"$/, '$1').trim()));
}

/** The cells that a pasted block covers from one cell on; what falls outside the grid is counted, never lost unseen. */
export function pasteAt(
  block: readonly (readonly string[])[],
  from: { row: number; column: number },
  schoolIds: readonly string[],
  variantIds: readonly string[],
): { changes: { key: string; text: string }[]; outside: number } {
  let outside = 0;
  const changes = block.flatMap((cells, down) =>
    cells.flatMap((text, right) => {
      const school = schoolIds[from.row + down];
      const variant = variantIds[from.column + right];
      if (school !== undefined && variant !== undefined) return [{ key: cellKey(school, variant), text }];
      if (text !== '') outside += 1;
      return [];
    }),
  );
  return { changes, outside };
}

export interface CellWord {
  certainty: Offer['certainty'];
  places: number;
}

/** What a cell says: null: nothing; undefined: nothing that can be understood. Numbers are checked further by the rule. */
export function readCell(text: string): CellWord | null | undefined {
  const word = text.trim().toLowerCase();
  if (word === '') return null;
  if (/^(nee|no|n)$/.test(word)) return { certainty: 'none', places: 0 };
  const number = /^(\d{1,4})\s*(\?|ov|o\.v\.)?$/.exec(word);
  if (!number) return undefined;
  const places = Number(number[1]);
  if (places > 999) return undefined;
  return { certainty: number[2] ? 'provisional' : 'definite', places };
}

/** Sums per variant over what can be read, as is counted: "nee" and empty are none. */
export function sumsOf(grid: SchoolGrid, cells: ReadonlyMap<string, string>): number[] {
  return grid.form.variants.map(({ variantId }) =>
    grid.schools.reduce(
      (sum, { schoolId }) => sum + (readCell(cells.get(cellKey(schoolId, variantId)) ?? '')?.places ?? 0),
      0,
    ),
  );
}

/** The date of "?" and the reason of "nee", as one field each for all cells. */
export interface Shared {
  until: string;
  reason: string;
}

/** What all saved cells have in common; empty where there are none or they differ, and then `differ` says so. */
export function savedShared(grid: SchoolGrid): Shared & { differ: { until: boolean; reason: boolean } } {
  const own = grid.schools.flatMap(({ cells }) => cells.flatMap((cell) => cell.own ?? []));
  const untils = new Set(
    own.flatMap((offer) => (offer.certainty === 'provisional' ? (offer.provisionalUntil ?? []) : [])),
  );
  const reasons = new Set(own.flatMap((offer) => (offer.certainty === 'none' ? offer.reason : [])));
  return {
    until: untils.size === 1 ? ([...untils][0] ?? '') : '',
    reason: reasons.size === 1 ? ([...reasons][0] ?? '') : '',
    differ: { until: untils.size > 1, reason: reasons.size > 1 },
  };
}

/** Every cell that somebody wrote in, also where the same stands in it again. */
export function touchedCells({ past }: Pick<GridState, 'past'>): Set<string> {
  return new Set(past.flatMap(({ changes }) => changes.map(({ key }) => key)));
}

/**
 * The cells that differ from what is saved, as they are sent. The date and the reason hold for all of them; where all saved
 * cells had the same, changing it changes those too, and where they differ only the cells that were written in.
 */
export function changedCells(
  grid: SchoolGrid,
  { cells, past }: Pick<GridState, 'cells' | 'past'>,
  shared: Shared,
): { body: AnswerSchoolsBody['cells']; unread: string[] } {
  const saved = savedCells(grid);
  const { differ } = savedShared(grid);
  const touched = touchedCells({ past });
  const unread: string[] = [];
  const body: AnswerSchoolsBody['cells'] = [];
  for (const { schoolId, cells: known } of grid.schools) {
    for (const { variantId, own } of known) {
      const key = cellKey(schoolId, variantId);
      const text = cells.get(key) ?? '';
      const word = readCell(text);
      const offer = word && offerOf(word, shared);
      if (text.trim() === (saved.get(key) ?? '')) {
        const reached = own && offer && movesShared(own, offer, touched.has(key) ? ALL_ALIKE : differ);
        if (!reached) continue;
      }
      if (word === undefined) unread.push(key);
      else body.push({ schoolId, variantId, offer: offer ?? null });
    }
  }
  return { body, unread };
}

const ALL_ALIKE = { until: false, reason: false };

/** Whether the date or reason that somebody filled in makes something else of a cell that was saved. */
function movesShared(
  own: { provisionalUntil: string | null; reason: string },
  offer: Offer,
  differ: { until: boolean; reason: boolean },
): boolean {
  const until = !differ.until && offer.provisionalUntil !== null && offer.provisionalUntil !== own.provisionalUntil;
  return until || (!differ.reason && offer.reason !== '' && offer.reason !== own.reason);
}

function offerOf({ certainty, places }: CellWord, { until, reason }: { until: string; reason: string }): Offer {
  return {
    certainty,
    places,
    provisionalUntil: certainty === 'provisional' && until !== '' ? until : null,
    reason: certainty === 'none' ? reason.trim() : '',
  };
}

/** Last time's figures in every cell that is still empty. */
export function lastTime(grid: SchoolGrid, cells: ReadonlyMap<string, string>): { key: string; text: string }[] {
  return grid.schools.flatMap(({ schoolId, cells: known }) =>
    known.flatMap(({ variantId, previous }) => {
      const key = cellKey(schoolId, variantId);
      return previous !== null && (cells.get(key) ?? '') === '' ? [{ key, text: String(previous) }] : [];
    }),
  );
}
