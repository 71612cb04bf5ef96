/** What a list of students can say; the first three have to be there. */
export const STUDENT_FIELDS = [
  'studentNumber',
  'variant',
  'school',
  'site',
  'phase',
  'mentor',
  'startsOn',
  'endsOn',
] as const;
export type StudentField = (typeof STUDENT_FIELDS)[number];

export const REQUIRED_FIELDS: readonly StudentField[] = ['studentNumber', 'variant', 'school'];

/** The heading under which each field stands in the file; null: the file does not have it. */
export type ColumnMapping = Record<StudentField, string | null>;

/** Headings that lists use, in the order in which they are tried; compared without capitals, spaces and signs. */
const USUAL: Record<StudentField, readonly string[]> = {
  studentNumber: ['studentnummer', 'studentnr', 'studnr', 'student'],
  variant: ['opleidingsvariant', 'variant', 'opleiding', 'opleidingsvorm'],
  school: ['brinvestiging', 'vestigingscode', 'brinvest', 'brin', 'brinnummer', 'school'],
  site: ['vestiging', 'vestigingsnummer', 'vestnr'],
  phase: ['fase', 'studiefase', 'studiejaar', 'leerjaar'],
  mentor: ['mentor', 'schoolopleider', 'werkplekbegeleider'],
  startsOn: ['van', 'startdatum', 'begindatum', 'vanaf'],
  endsOn: ['tot', 'einddatum', 'totenmet', 'tm'],
};

/** The first row that has at least two words in it; lists often begin with a title. Null: no row has. */
export function headingRow(rows: readonly (readonly unknown[])[]): number | null {
  const found = rows
    .slice(0, 10)
    .findIndex((row) => row.filter((cell) => typeof cell === 'string' && /[a-z]/i.test(cell)).length >= 2);
  return found < 0 ? null : found;
}

export function headingsOf(row: readonly unknown[]): string[] {
  return row.map((cell) => (cell === null || cell === undefined ? '' : String(cell).replace(/\s+/g, ' ').trim()));
}

/** Where each field stands: as it was last time where that heading is still there, or else under a usual heading. */
export function suggestMapping(headings: readonly string[], remembered: Partial<ColumnMapping> | null): ColumnMapping {
  const taken = new Set<string>();
  const take = (heading: string | undefined): string | null => {
    if (!heading || taken.has(heading)) return null;
    taken.add(heading);
    return heading;
  };
  const kept = new Map(
    STUDENT_FIELDS.map((field) => [
      field,
      take(headings.find((heading) => plain(heading) === plain(remembered?.[field]))),
    ]),
  );
  return Object.fromEntries(
    STUDENT_FIELDS.map((field) => {
      const usual = USUAL[field].map((name) => headings.find((heading) => plain(heading) === name));
      return [field, kept.get(field) ?? take(usual.find((heading) => heading !== undefined && !taken.has(heading)))];
    }),
  ) as ColumnMapping;
}

/** Null: these headings are in the file, each once, and the required fields have one. */
export function mappingFault(mapping: ColumnMapping, headings: readonly string[]): MappingFault | null {
  for (const field of STUDENT_FIELDS) {
    const heading = mapping[field];
    if (heading === null) {
      if (REQUIRED_FIELDS.includes(field)) return { code: 'column-missing', field };
      continue;
    }
    const times = headings.filter((other) => other === heading).length;
    if (times === 0) return { code: 'column-missing', field };
    if (times > 1) return { code: 'column-twice', field };
    if (STUDENT_FIELDS.some((other) => other !== field && mapping[other] === heading)) {
      return { code: 'column-shared', field };
    }
  }
  return null;
}

export interface MappingFault {
  code: 'column-missing' | 'column-twice' | 'column-shared';
  field: StudentField;
}

function plain(heading: string | null | undefined): string | undefined {
  return heading?.toLowerCase().replace(/[^a-z0-9]/g, '') || undefined;
}
