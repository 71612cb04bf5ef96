import pg from 'pg';

/** Statements with names of their own; beyond these the database parses and plans as it always did. */
const MOST = 300;
/** A statement is worth keeping when it comes back. */
const SEEN_BEFORE = 5;
/** A prepared `*` breaks when a newer copy of the service adds a column while this one runs. */
const EVERY_COLUMN = /(select|returning|,)\s+("\w+"\.)?\*/i;

const times = new Map<string, number>();
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST) return known;
  const seen = (times.get(text) ?? 0) + 1;
  times.set(text, seen);
  if (times.size > MOST * 10) times.clear();
  if (seen < SEEN_BEFORE || EVERY_COLUMN.test(text)) return undefined;
  const name = `kw_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** A client that has the server parse and plan a statement once, when it is asked again and again with other values. */
export class PreparingClient extends pg.Client {
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const asked = name ? [{ name, text, values }, ...rest] : given;
    return (super.query as (...all: unknown[]) => never).apply(this, asked);
  }
}
