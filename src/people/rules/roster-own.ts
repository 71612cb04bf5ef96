import type { RosterFile } from './roster-file.ts';
import { fold, type QuorumCondition, type RosterRecords } from './roster-records.ts';
import { quorumText } from './roster-rows.ts';

/**
 * The file without what it may not change: the quorum of a body that was set in Kringwerk (`own`: names of those bodies)
 * stays as it is in `present`. A note tells of each that the file has otherwise.
 */
export function keepingOwn(file: RosterFile, present: RosterRecords, own: readonly string[]): RosterFile {
  const { bodies } = file.records;
  if (!bodies || own.length === 0) return file;
  const names = new Set(own.map(fold));
  const quorums = new Map<string, QuorumCondition[]>(
    (present.bodies ?? []).filter(({ name }) => names.has(fold(name))).map(({ name, quorum }) => [fold(name), quorum]),
  );
  const notes = [...file.notes];
  const kept = bodies.map((body) => {
    const quorum = quorums.get(fold(body.name));
    if (!quorum) return body;
    if (quorumText(quorum) !== quorumText(body.quorum)) notes.push({ code: 'own-quorum', body: body.name });
    return { ...body, quorum };
  });
  return { ...file, records: { ...file.records, bodies: kept }, notes };
}
