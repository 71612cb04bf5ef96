import type { Cell } from '../../../sheets/cells.ts';
import { type StreamedSheet, streamWorkbook } from '../../../sheets/stream-sheets.ts';
import { CSV_START, csvRows } from '../../../sheets/write-csv.ts';
import {
  coverRows,
  EXPORT_WIDTHS,
  exportFileName,
  exportHeadings,
  exportSheets,
  standingText,
} from '../../../text/registration.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import type { ExportLine } from '../../rules/registration/lines.ts';
import type { ExportQuery } from '../../schema-registration.ts';
import { findRegistration, type KeptRegistration, linesAfter } from '../../store/frozen-registration.ts';
import { institute } from '../../store/partnership.ts';
import { recordLook } from '../../store/registration-looks.ts';
import { checksumOf, demandRegistration } from './acting.ts';
import { draftYear } from './freeze.ts';

/** Lines that are read, written and let go of together. */
const PIECE = 1000;

/** What is taken out: it no longer changes, so that it can be read piece by piece outside a transaction. */
export interface ExportSource {
  registration: KeptRegistration;
  format: ExportQuery['format'];
  fileName: string;
  cover: Cell[][];
}

/**
 * Makes ready to take out what was frozen or, without an id, how the year stands now. That it was taken out is on the audit
 * log before the first byte leaves. Refuses lines that no longer agree with their checksum.
 */
export async function openExport(work: Work, schoolYear: number, query: ExportQuery): Promise<ExportSource> {
  await demandRegistration(work, 'registration.export');
  const registration = await findRegistration(work, query.registrationId ?? (await draftYear(work, schoolYear)));
  if (!registration || registration.schoolYear !== schoolYear) throw new Refusal('not-found', 'not-found');
  if (registration.erased) throw new Refusal('conflict', 'registration-erased');
  const sum = checksumOf();
  for await (const lines of linesOf((after) => linesAfter(work, registration.id, after, PIECE))) {
    for (const line of lines) sum.add(line);
  }
  if (sum.done() !== registration.checksum) throw new Refusal('conflict', 'registration-damaged');
  const { format } = query;
  const { id: registrationId, lines: students, kind, version, checksum } = registration;
  await recordLook(work, { schoolYear, what: 'export', students, registrationId, format });
  const after = { format, kind, version, checksum, lines: students };
  await recordHistory(work, { entity: 'registration', entityId: String(schoolYear), what: 'exported', after });
  return {
    registration,
    format,
    fileName: exportFileName(registration, format),
    cover: coverRows(registration, await institute(work)),
  };
}

/** The file, piece by piece. `read` gives one short transaction for each piece. */
export async function* exportParts(
  source: ExportSource,
  read: <T>(look: (scope: Scope) => Promise<T>) => Promise<T>,
): AsyncGenerator<Uint8Array | string> {
  const lines = linesOf((after) => read((scope) => linesAfter(scope, source.registration.id, after, PIECE)));
  const rows = rowsOf(lines);
  if (source.format === 'xlsx') {
    const cover: StreamedSheet = {
      name: exportSheets.cover,
      rows: [source.cover],
      widths: [34, 70, 14, 14, 14],
      headingRows: 1,
    };
    yield* streamWorkbook([cover, { name: exportSheets.lines, rows, widths: EXPORT_WIDTHS, headingRows: 1 }]);
    return;
  }
  yield CSV_START + csvRows([...source.cover, []]);
  for await (const piece of rows) yield csvRows(piece);
}

async function* linesOf(
  read: (after: number) => Promise<(ExportLine & { position: number })[]>,
): AsyncGenerator<ExportLine[]> {
  let after = -1;
  while (true) {
    const lines = await read(after);
    if (lines.length === 0) return;
    yield lines;
    after = lines.at(-1)?.position ?? after;
  }
}

async function* rowsOf(pieces: AsyncIterable<readonly ExportLine[]>): AsyncGenerator<Cell[][]> {
  yield [exportHeadings];
  for await (const lines of pieces) yield lines.map(rowOf);
}

function rowOf(line: ExportLine): Cell[] {
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  return [
    ...[line.studentNumber, line.brin, line.siteCode, line.school, line.region, line.variant],
    ...[day(line.from), day(line.until), standingText.nl[line.standing]],
  ];
}
