import type { Generated } from 'kysely';
import type { NullableInstant } from './people.ts';

export interface InvitationTables {
  meeting_invitation: MeetingInvitationRow;
}

/** How one person is invited to one meeting; the way never changes. */
export interface MeetingInvitationRow {
  partnership_id: string;
  meeting_id: string;
  person_id: string;
  way: 'calendar' | 'mail';
  /** What the last mail said, as `invitationSays` (src/meetings/rules/mail-invitation.ts); null: nothing that still holds. */
  told: string | null;
  /** Of the last mail; each one is higher than the one before. */
  sequence: Generated<number>;
  told_at: NullableInstant;
}
