import { badRequest, type Json } from './call.ts';

type Scope = Record<string, unknown>;
type Value = (scope: Scope) => unknown;

/** OData's $filter, as far as the resources here need it, as a test on a record. Throws Graph's 400 where it cannot read it. */
export function parseFilter(text: string): (record: Json) => boolean {
  const parser = new FilterParser(tokensOf(text));
  const test = parser.whole();
  return (record) => test({ $it: record }) === true;
}

type Token = { kind: 'text' | 'number' | 'word' | 'mark'; value: string };

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:'((?:[^']|'')*)'|([(),:])|([A-Za-z_@$][\w@.\-/]*)|([^\s(),']+))/gy;
  let at = 0;
  while (text.slice(at).trim()) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) throw invalid();
    at = pattern.lastIndex;
    if (found[1] !== undefined) tokens.push({ kind: 'text', value: found[1].replaceAll("''", "'") });
    else if (found[2]) tokens.push({ kind: 'mark', value: found[2] });
    else if (found[3]) tokens.push({ kind: 'word', value: found[3] });
    else tokens.push({ kind: 'number', value: found[4]! });
  }
  return tokens;
}

const invalid = () => badRequest('Invalid filter clause', 'Request_UnsupportedQuery');
const FUNCTIONS: Record<string, (a: string, b: string) => boolean> = {
  startswith: (a, b) => a.startsWith(b),
  endswith: (a, b) => a.endsWith(b),
  contains: (a, b) => a.includes(b),
};
const COMPARISONS: Record<string, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

class FilterParser {
  readonly #tokens: Token[];
  #at = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  whole(): Value {
    const test = this.#or();
    if (this.#at < this.#tokens.length) throw invalid();
    return test;
  }

  #or(): Value {
    let left = this.#and();
    while (this.#takeWord('or')) left = either(left, this.#and());
    return left;
  }

  #and(): Value {
    let left = this.#not();
    while (this.#takeWord('and')) left = both(left, this.#not());
    return left;
  }

  #not(): Value {
    if (!this.#takeWord('not')) return this.#term();
    const inner = this.#not();
    return (scope) => inner(scope) !== true;
  }

  #term(): Value {
    if (this.#takeMark('(')) {
      const inner = this.#or();
      this.#expect(')');
      return inner;
    }
    const token = this.#next();
    if (token.kind === 'word' && this.#takeMark('(')) return this.#functionOrLambda(token.value);
    const left = operand(token);
    const operator = this.#tokens[this.#at]?.value.toLowerCase();
    if (operator === 'in') {
      this.#at += 1;
      return this.#inList(left);
    }
    const compare = operator ? COMPARISONS[operator] : undefined;
    if (!compare) return left;
    this.#at += 1;
    const right = operand(this.#next());
    return (scope) => compare(order(left(scope), right(scope)));
  }

  #functionOrLambda(name: string): Value {
    const lambda = /^(.*)\/(any|all)$/.exec(name);
    if (lambda) return this.#lambda(operand({ kind: 'word', value: lambda[1]! }), lambda[2] === 'any');
    const test = FUNCTIONS[name.toLowerCase()];
    if (!test) throw invalid();
    const first = operand(this.#next());
    this.#expect(',');
    const second = operand(this.#next());
    this.#expect(')');
    return (scope) => test(lower(first(scope)), lower(second(scope)));
  }

  #lambda(list: Value, any: boolean): Value {
    const variable = this.#next().value;
    this.#expect(':');
    const test = this.#or();
    this.#expect(')');
    return (scope) => {
      const items = list(scope);
      if (!Array.isArray(items)) return !any;
      const passes = (item: unknown) => test({ ...scope, [variable]: item }) === true;
      return any ? items.some(passes) : items.every(passes);
    };
  }

  #inList(left: Value): Value {
    this.#expect('(');
    const values: Value[] = [operand(this.#next())];
    while (this.#takeMark(',')) values.push(operand(this.#next()));
    this.#expect(')');
    return (scope) => values.some((value) => order(left(scope), value(scope)) === 0);
  }

  #next(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw invalid();
    this.#at += 1;
    return token;
  }
  #takeWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word' || token.value.toLowerCase() !== word) return false;
    this.#at += 1;
    return true;
  }
  #takeMark(mark: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'mark' || token.value !== mark) return false;
    this.#at += 1;
    return true;
  }
  #expect(mark: string): void {
    if (!this.#takeMark(mark)) throw invalid();
  }
}

const both =
  (a: Value, b: Value): Value =>
  (scope) =>
    a(scope) === true && b(scope) === true;
const either =
  (a: Value, b: Value): Value =>
  (scope) =>
    a(scope) === true || b(scope) === true;
const lower = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

/** Literal or property path; the first step of a path may be a lambda's variable. */
function operand(token: Token): Value {
  if (token.kind === 'text') return () => token.value;
  if (token.kind === 'mark') throw invalid();
  if (token.value === 'true' || token.value === 'false') return () => token.value === 'true';
  if (token.value === 'null') return () => null;
  if (token.kind === 'number') return () => (/^-?\d+(\.\d+)?$/.test(token.value) ? Number(token.value) : token.value);
  const steps = token.value.split('/');
  return (scope) => {
    const [first, ...rest] = steps;
    const inVariable = first! in scope;
    return (inVariable ? rest : steps).reduce<unknown>(
      (value, step) => (value as Record<string, unknown> | null | undefined)?.[step],
      inVariable ? scope[first!] : scope['$it'],
    );
  };
}

/** Below, at or above zero; NaN (never a match, but unequal) where the two cannot be compared. Text ignores case. */
function order(left: unknown, right: unknown): number {
  const [a, b] = [left, right].map((value) => (typeof value === 'string' ? value.toLowerCase() : (value ?? null)));
  if (a === b) return 0;
  if (a === null || b === null || typeof a !== typeof b) return Number.NaN;
  return (a as string | number) < (b as string | number) ? -1 : 1;
}
