import { badRequest, GRAPH, type GraphAnswer, type GraphCall, type Json, ok, prefers } from './call.ts';
import { parseFilter } from './filter.ts';

export interface PageChoice {
  /** Name after `$metadata#` in the context. */
  context: string;
  defaultTop: number;
  maxTop?: number;
  /** Applied to the records of the page, after filtering. */
  show?: (record: Json) => Json;
}

/** A collection as Graph answers it: filtered, ordered, cut into pages with a link to the next. */
export function page(call: GraphCall, records: Json[], choice: PageChoice): GraphAnswer {
  const { query } = call;
  const filter = query.get('$filter');
  const kept = ordered(filter ? records.filter(parseFilter(filter)) : records, query.get('$orderby'));
  const top = sizeOf(call, choice);
  const start = Number(readToken(query.get('$skiptoken')) ?? query.get('$skip') ?? 0) || 0;
  const shown = kept
    .slice(start, start + top)
    .map((record) => select(call, choice.show ? choice.show(record) : record));
  const more = start + top < kept.length;
  return ok({
    '@odata.context': `${GRAPH}/$metadata#${choice.context}`,
    ...(query.get('$count') === 'true' ? { '@odata.count': kept.length } : {}),
    ...(more ? { '@odata.nextLink': linkTo(call, '$skiptoken', writeToken(String(start + top))) } : {}),
    value: shown,
  });
}

/** The record with only what $select and $expand name; `id` and annotations always stay. */
export function select(call: GraphCall, record: Json): Json {
  const names = call.query.get('$select');
  if (!names) return record;
  const expanded = (call.query.get('$expand') ?? '').match(/\w+(?=[(,]|$)/g) ?? [];
  const wanted = new Set([...names.split(',').map((name) => name.trim()), ...expanded]);
  return Object.fromEntries(
    Object.entries(record).filter(([key]) => wanted.has(key) || key === 'id' || key.includes('@')),
  );
}

export function selected(call: GraphCall): Set<string> {
  return new Set((call.query.get('$select') ?? '').split(',').map((name) => name.trim()));
}

/** An address as Microsoft gives it, for the same question with one parameter changed. */
export function linkTo(call: GraphCall, parameter: string, value: string, without: string[] = []): string {
  const query = new URLSearchParams(call.query);
  for (const name of ['$skip', '$skiptoken', ...without]) query.delete(name);
  query.set(parameter, value);
  return `${GRAPH}${call.path}?${query.toString().replaceAll('%24', '$')}`;
}

export function writeToken(text: string): string {
  return Buffer.from(text).toString('base64url');
}

export function readToken(token: string | null): string | null {
  return token === null ? null : Buffer.from(token, 'base64url').toString();
}

function sizeOf(call: GraphCall, { defaultTop, maxTop = 999 }: PageChoice): number {
  const asked = call.query.get('$top') ?? prefers(call, 'odata.maxpagesize');
  if (asked === null) return defaultTop;
  const top = Number(asked);
  if (!Number.isInteger(top) || top < 1) throw badRequest('Invalid value for $top: it must be a positive integer.');
  return Math.min(top, maxTop);
}

function ordered(records: Json[], orderBy: string | null): Json[] {
  if (!orderBy) return records;
  const keys = orderBy.split(',').map((part) => {
    const [path, direction] = part.trim().split(/\s+/);
    return { steps: path!.split('/'), sign: direction?.toLowerCase() === 'desc' ? -1 : 1 };
  });
  const read = (record: Json, steps: string[]) =>
    String(steps.reduce<unknown>((value, step) => (value as Json | undefined)?.[step], record) ?? '').toLowerCase();
  return [...records].sort((a, b) => {
    for (const { steps, sign } of keys) {
      const [left, right] = [read(a, steps), read(b, steps)];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  });
}
