/**
 * A request that a rule, a right or the present state does not allow. It is a normal outcome: it carries a code that
 * `src/text/refusals.ts` puts into words, and a kind that the doors translate (HTTP status, refreshed card).
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  /** Values for the sentence; never an id, never a technical word. */
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(kind: RefusalKind, code: string, facts: Record<string, string | number> = {}) {
    super(`${kind}: ${code}`);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.facts = facts;
  }
}

/** invalid 422 · not-allowed 403 · not-found 404 · conflict 409 (closed, stale, decided by somebody else) · too-many 429 · too-big 413 · wrong-type 415 */
export type RefusalKind = 'invalid' | 'not-allowed' | 'not-found' | 'conflict' | 'too-many' | 'too-big' | 'wrong-type';
