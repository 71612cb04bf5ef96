import { createHash } from 'node:crypto';
import { bodiesOn } from '../../people/store-bodies.ts';
import { FileFault, type UploadedFile } from '../../sheets/cells.ts';
import { readSheets } from '../../sheets/read-sheets.ts';
import { writeSheets } from '../../sheets/write-sheets.ts';
import { demandFaultText, demandListCopy } from '../../text/demand.ts';
import type { Language } from '../../text/format.ts';
import { fileFaultText } from '../../text/people.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { type DemandChange, type DemandLine, demandDifference, nameKey, readDemandList } from '../rules/demand-list.ts';
import type { DemandPreview } from '../schema-demand.ts';
import { educationRegions, regionDemands } from '../store/demand.ts';
import { type Round, type RoundVariant, variantsOf } from '../store/rounds.ts';
import { requireMay, roundForUpdate } from './acting.ts';
import { setDemand } from './rounds.ts';

/** Faults beyond this many are not listed: the first ones tell what is the matter. */
const LISTED = 300;

/** Rows of the first sheet that holds any, read outside a transaction. */
export async function readDemandUpload(file: UploadedFile): Promise<readonly (readonly unknown[])[] | FileFault> {
  try {
    const filled = (await readSheets(file)).find(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
    return filled?.rows ?? new FileFault('empty', file.name);
  } catch (cause) {
    if (cause instanceof FileFault) return cause;
    throw cause;
  }
}

/** Refuses whoever may not read in demand. */
export function mayImportDemand(work: Work): Promise<void> {
  return requireMay(work, 'round.manage');
}

/** What a list of demand would change; with `seen`, as a dry run gave it, it is saved. Refuses when that is no longer the same. */
export async function importDemand(
  work: Work,
  roundId: string,
  upload: { name: string; rows: readonly (readonly unknown[])[] | FileFault },
  { seen, language }: { seen?: string | undefined; language: Language },
): Promise<DemandPreview> {
  await requireMay(work, 'round.manage');
  const ground = await groundOf(work, roundId);
  const nothing = { fileName: upload.name, changes: [], same: 0, otherPeriod: 0, seen: null, saved: false };
  if (upload.rows instanceof FileFault) {
    const { row, text } = fileFaultText(upload.rows, language);
    return { ...nothing, faults: [{ row, column: null, text }] };
  }
  const headings = upload.rows.find((row) => row.filter((cell) => typeof cell === 'string').length >= 2) ?? [];
  const read = readDemandList(upload.rows, ground.lookup);
  if (read.faults.length > 0) {
    const faults = read.faults.slice(0, LISTED).map((fault) => ({
      row: fault.row,
      column: fault.column === null ? null : String(headings[fault.column - 1] ?? ''),
      text: demandFaultText(fault, language, (id) => ground.variantName(id)),
    }));
    return { ...nothing, otherPeriod: read.otherPeriod, faults };
  }
  const changes = demandDifference(ground.kept, read.lines);
  const print = changes.length === 0 ? null : fingerprint(changes);
  if (seen !== undefined) {
    if (seen !== print) throw new Refusal('conflict', 'demand-changed');
    await save(work, roundId, changes);
  }
  return {
    ...{ ...nothing, faults: [], same: read.lines.length - changes.filter(({ after }) => after !== null).length },
    ...{ otherPeriod: read.otherPeriod, seen: seen === undefined ? print : null, saved: seen !== undefined },
    changes: changes.map(({ variantId, kringId, regionId, before, after }) => ({
      ...{ variant: ground.variantName(variantId), before, after },
      kring: kringId === null ? null : (ground.placeNames.get(kringId) ?? ''),
      region: regionId === null ? null : (ground.placeNames.get(regionId) ?? ''),
    })),
  };
}

async function save(work: Work, roundId: string, changes: readonly DemandChange[]): Promise<void> {
  await setDemand(work, roundId, {
    demand: changes.flatMap(({ variantId, kringId, regionId, after }) =>
      kringId === null && regionId === null ? [{ variantId, demand: after }] : [],
    ),
    regions: changes.flatMap(({ variantId, kringId, after }) =>
      kringId === null ? [] : [{ variantId, kringId, students: after }],
    ),
    educationRegions: changes.flatMap(({ variantId, regionId, after }) =>
      regionId === null ? [] : [{ variantId, regionId, students: after }],
    ),
  });
}

/** Of what a list changes: the same only as long as both the list and what is kept are. */
function fingerprint(changes: readonly DemandChange[]): string {
  return createHash('sha256').update(JSON.stringify(changes)).digest('hex').slice(0, 32);
}

async function groundOf(work: Work, roundId: string) {
  const round: Round = await roundForUpdate(work, roundId);
  if (round.state === 'cancelled') throw new Refusal('conflict', 'round-cancelled');
  const variants: readonly RoundVariant[] = (await variantsOf(work, [roundId])).get(roundId) ?? [];
  const kringen = (await bodiesOn(work, localDate(work.now))).filter(({ kind }) => kind === 'kring');
  const regions = await educationRegions(work);
  const kept: DemandLine[] = [
    ...variants.flatMap(({ id, demand }) =>
      demand === null ? [] : [{ variantId: id, kringId: null, regionId: null, students: demand }],
    ),
    ...(await regionDemands(work, roundId, 'kring')).map(({ regionId, ...line }) => {
      return { ...line, kringId: regionId, regionId: null };
    }),
    ...(await regionDemands(work, roundId, 'region')).map((line) => ({ ...line, kringId: null })),
  ];
  const names = new Map(variants.map(({ id, name }) => [id, name]));
  return {
    round,
    variants,
    kringen,
    regions,
    kept,
    placeNames: new Map([...kringen, ...regions].map(({ id, name }) => [id, name])),
    variantName: (id: string) => names.get(id) ?? '',
    lookup: {
      variants: new Map(variants.map(({ id, name }) => [nameKey(name), id])),
      kringen: new Map(kringen.map(({ id, name }) => [nameKey(name), id])),
      regions: new Map(regions.map(({ id, name }) => [nameKey(name), id])),
      period: round.period,
    },
  };
}

/** A list with every variant, whole, per kring and per onderwijsregio, and what is known now: read in as it is it changes nothing. */
export async function exampleDemandList(work: Work, roundId: string): Promise<Buffer> {
  await requireMay(work, 'round.manage');
  const { round, variants, kringen, regions, kept } = await groundOf(work, roundId);
  const places = [
    { kring: null, region: null },
    ...kringen.map((kring) => ({ kring, region: null })),
    ...regions.map((region) => ({ kring: null, region })),
  ];
  const rows = variants.flatMap((variant) =>
    places.map(({ kring, region }) => {
      const line = kept.find(
        ({ variantId, kringId, regionId }) =>
          variantId === variant.id && kringId === (kring?.id ?? null) && regionId === (region?.id ?? null),
      );
      return [variant.name, kring?.name ?? null, region?.name ?? null, round.period, line?.students ?? null];
    }),
  );
  return writeSheets([
    { name: demandListCopy.sheet, rows: [demandListCopy.headings, ...rows], widths: [24, 24, 24, 18, 12] },
  ]);
}
