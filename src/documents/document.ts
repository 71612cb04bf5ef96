/**
 * A paper for a boardroom table, described once and written as DOCX and as PDF. Pure: no fonts, no files. Everything is
 * plain text; a writer decides how a part looks.
 */
export interface PaperDocument {
  language: 'nl' | 'en';
  /** "Agenda": stands small above the title. */
  kind: string;
  title: string;
  /** The title block: what, when, where, version. */
  facts: { label: string; value: string }[];
  parts: DocumentPart[];
  /** At the foot of every page: what it is, its version and date. */
  footer: string;
  /** Words around the page number: "Pagina 2 van 3". */
  page: { page: string; of: string };
}

export type DocumentPart =
  | { part: 'heading'; text: string }
  | { part: 'text'; text: string; strong?: true }
  /** Numbered points with a narrow column beside them, such as time, kind and minutes. */
  | { part: 'points'; points: DocumentPoint[] }
  /** `widths` in relation to each other; as many as columns. */
  | { part: 'table'; head: string[]; rows: string[][]; widths: number[] };

export interface DocumentPoint {
  number: string;
  title: string;
  /** Sentences below the title. */
  lines: string[];
  /** Each on a line of its own. */
  beside: string[];
}

/** The formats a paper is written in, with what a browser has to know. */
export const DOCUMENT_FORMATS = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
export type DocumentFormat = keyof typeof DOCUMENT_FORMATS;

/** A file name that every system takes: letters, digits, hyphens, at most 80 characters and the ending. */
export function documentName(words: readonly string[], format: DocumentFormat): string {
  return `${plainName(words, 'document')}.${format}`;
}

/** The same for any file or folder; `otherwise` where nothing is left of the words. */
export function plainName(words: readonly string[], otherwise: string): string {
  const plain = words
    .join(' ')
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  return plain || otherwise;
}
