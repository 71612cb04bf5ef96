import type { RosterRecords, SeatRecord } from '../../src/people/schema.ts';

type Seats = NonNullable<RosterRecords['seats']>;
type Terms = NonNullable<RosterRecords['terms']>;

/** Seats and who has them, one call a seat. */
export class Table {
  readonly seats: Seats = [];
  readonly terms: Terms = [];

  seat(body: string, label: string, email: string | null, facts: Partial<SeatRecord> & { deputy?: string } = {}): this {
    const { deputy, ...seat } = facts;
    const role = seat.role ?? 'lid';
    this.seats.push({
      body,
      label,
      board: null,
      kring: null,
      votes: role === 'lid' || role === 'voorzitter',
      required: role === 'voorzitter',
      ...seat,
      role,
    });
    if (email) this.terms.push({ body, seat: label, email, kind: 'member', from: '2025-08-01', until: '2028-07-31' });
    if (deputy) this.terms.push({ body, seat: label, email: deputy, kind: 'deputy', from: null, until: null });
    return this;
  }
}
