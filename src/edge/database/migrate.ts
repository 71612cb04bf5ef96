import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { peopleMigration } from './migrations/0001-people.ts';
import { deliveryMigration } from './migrations/0002-delivery.ts';
import { meetingsMigration } from './migrations/0003-meetings.ts';
import { agendasMigration } from './migrations/0004-agendas.ts';
import { placementsMigration } from './migrations/0005-placements.ts';
import { remindersMigration } from './migrations/0006-reminders.ts';
import { yearPlanMigration } from './migrations/0007-year-plan.ts';
import { handledMigration } from './migrations/0008-handled.ts';
import { outlookMigration } from './migrations/0009-outlook.ts';
import { preferencesMigration } from './migrations/0016-preferences.ts';
import { minutesMigration } from './migrations/0024-minutes.ts';
import { redistributionMigration } from './migrations/0030-redistribution.ts';
import { studentsMigration } from './migrations/0034-students.ts';
import { studentErasureMigration } from './migrations/0035-student-erasure.ts';
import { pollSuggestionMigration } from './migrations/0040-poll-suggestion.ts';
import { pollHoldsMigration } from './migrations/0041-poll-holds.ts';
import { holdAttendeesMigration } from './migrations/0042-hold-attendees.ts';
import { pollChangesMigration } from './migrations/0045-poll-changes.ts';
import { pollProposalsMigration } from './migrations/0046-poll-proposals.ts';
import { closeWhenAnsweredMigration } from './migrations/0047-close-when-answered.ts';
import { obligationBySeatMigration } from './migrations/0048-obligation-by-seat.ts';
import { bodySettingsMigration } from './migrations/0050-body-settings.ts';
import { invitationsMigration } from './migrations/0051-invitations.ts';
import { attendeesMigration } from './migrations/0052-attendees.ts';
import { roomsMigration } from './migrations/0053-rooms.ts';
import { agendaStartMigration } from './migrations/0060-agenda-start.ts';
import { submittedItemsMigration } from './migrations/0061-submitted-items.ts';
import { papersMigration } from './migrations/0062-papers.ts';
import { outcomesMigration } from './migrations/0070-outcomes.ts';
import { liveMigration } from './migrations/0071-live.ts';
import { searchMigration } from './migrations/0072-search.ts';
import { registrationMigration } from './migrations/0080-registration.ts';
import { phasesMigration } from './migrations/0081-phases.ts';
import { capacityCountMigration } from './migrations/0082-capacity-count.ts';
import { reminderPoliciesMigration } from './migrations/0090-reminder-policies.ts';
import { settledViaMigration } from './migrations/0091-settled-via.ts';
import { plannedRemindersMigration } from './migrations/0092-planned-reminders.ts';
import { bouncesMigration } from './migrations/0093-bounces.ts';
import { papersDueMigration } from './migrations/0100-papers-due.ts';
import { paperLinksMigration } from './migrations/0101-paper-links.ts';
import { programmesMigration } from './migrations/0102-programmes.ts';
import { paperWordsMigration } from './migrations/0103-paper-words.ts';
import { agendaShownMigration } from './migrations/0104-agenda-shown.ts';
import { decisionsMigration } from './migrations/0105-decisions.ts';
import { searchWordsMigration } from './migrations/0106-search-words.ts';
import { schoolDelegationMigration } from './migrations/0110-school-delegation.ts';
import { replacementsMigration } from './migrations/0111-replacements.ts';
import { studentKeepingMigration } from './migrations/0112-student-keeping.ts';
import { itemSourceMigration } from './migrations/0120-item-source.ts';
import { noMessagesMigration } from './migrations/0121-no-messages.ts';
import { todoMigration } from './migrations/0130-todo.ts';
import { programmeToldMigration } from './migrations/0131-programme-told.ts';
import { searchAtOnceMigration } from './migrations/0132-search-at-once.ts';
import { schoolObligationsMigration } from './migrations/0134-school-obligations.ts';
import { studentSwapsMigration } from './migrations/0135-student-swaps.ts';
import { decidedBySchoolMigration } from './migrations/0136-decided-by-school.ts';
import { redistributionRunsMigration } from './migrations/0137-redistribution-runs.ts';
import { notBeforeMigration } from './migrations/0140-not-before.ts';
import { messageTraceMigration } from './migrations/0141-message-trace.ts';
import { heldByMigration } from './migrations/0150-held-by.ts';
import { obligationRoomMigration } from './migrations/0152-obligation-room.ts';
import { circulatedItemsMigration } from './migrations/0154-circulated-items.ts';
import { agreedMovesMigration } from './migrations/0158-agreed-moves.ts';
import { obligationSpaceMigration } from './migrations/0185-obligation-space.ts';
import { educationRegionDemandMigration } from './migrations/0186-education-region-demand.ts';
import { seatsStampMigration } from './migrations/0187-seats-stamp.ts';
import { wordsOfErasedStudentsMigration } from './migrations/0200-words-of-erased-students.ts';
import { desiredWordsMigration } from './migrations/0210-desired-words.ts';
import { itemsLeftMigration } from './migrations/0211-items-left.ts';
import { versionMeetingMigration } from './migrations/0214-version-meeting.ts';
import { studentFieldKeepingMigration } from './migrations/0222-student-field-keeping.ts';
import { ownLanguageMigration } from './migrations/0230-own-language.ts';

/** Forward only: a name that has been released is never changed, and new steps must leave an older copy working. */
const migrations: Record<string, Migration> = {
  '0001-people': peopleMigration,
  '0002-delivery': deliveryMigration,
  '0003-meetings': meetingsMigration,
  '0004-agendas': agendasMigration,
  '0005-placements': placementsMigration,
  '0006-reminders': remindersMigration,
  '0007-year-plan': yearPlanMigration,
  '0008-handled': handledMigration,
  '0009-outlook': outlookMigration,
  '0016-preferences': preferencesMigration,
  '0024-minutes': minutesMigration,
  '0030-redistribution': redistributionMigration,
  '0034-students': studentsMigration,
  '0035-student-erasure': studentErasureMigration,
  '0040-poll-suggestion': pollSuggestionMigration,
  '0041-poll-holds': pollHoldsMigration,
  '0042-hold-attendees': holdAttendeesMigration,
  '0045-poll-changes': pollChangesMigration,
  '0046-poll-proposals': pollProposalsMigration,
  '0047-close-when-answered': closeWhenAnsweredMigration,
  '0048-obligation-by-seat': obligationBySeatMigration,
  '0050-body-settings': bodySettingsMigration,
  '0051-invitations': invitationsMigration,
  '0052-attendees': attendeesMigration,
  '0053-rooms': roomsMigration,
  '0060-agenda-start': agendaStartMigration,
  '0061-submitted-items': submittedItemsMigration,
  '0062-papers': papersMigration,
  '0070-outcomes': outcomesMigration,
  '0071-live': liveMigration,
  '0072-search': searchMigration,
  '0080-registration': registrationMigration,
  '0081-phases': phasesMigration,
  '0082-capacity-count': capacityCountMigration,
  '0090-reminder-policies': reminderPoliciesMigration,
  '0091-settled-via': settledViaMigration,
  '0092-planned-reminders': plannedRemindersMigration,
  '0093-bounces': bouncesMigration,
  '0100-papers-due': papersDueMigration,
  '0101-paper-links': paperLinksMigration,
  '0102-programmes': programmesMigration,
  '0103-paper-words': paperWordsMigration,
  '0104-agenda-shown': agendaShownMigration,
  '0105-decisions': decisionsMigration,
  '0106-search-words': searchWordsMigration,
  '0110-school-delegation': schoolDelegationMigration,
  '0111-replacements': replacementsMigration,
  '0112-student-keeping': studentKeepingMigration,
  '0120-item-source': itemSourceMigration,
  '0121-no-messages': noMessagesMigration,
  '0130-todo': todoMigration,
  '0131-programme-told': programmeToldMigration,
  '0132-search-at-once': searchAtOnceMigration,
  '0134-school-obligations': schoolObligationsMigration,
  '0135-student-swaps': studentSwapsMigration,
  '0136-decided-by-school': decidedBySchoolMigration,
  '0137-redistribution-runs': redistributionRunsMigration,
  '0140-not-before': notBeforeMigration,
  '0141-message-trace': messageTraceMigration,
  '0150-held-by': heldByMigration,
  '0152-obligation-room': obligationRoomMigration,
  '0154-circulated-items': circulatedItemsMigration,
  '0158-agreed-moves': agreedMovesMigration,
  '0185-obligation-space': obligationSpaceMigration,
  '0186-education-region-demand': educationRegionDemandMigration,
  '0187-seats-stamp': seatsStampMigration,
  '0200-words-of-erased-students': wordsOfErasedStudentsMigration,
  '0210-desired-words': desiredWordsMigration,
  '0211-items-left': itemsLeftMigration,
  '0214-version-meeting': versionMeetingMigration,
  '0222-student-field-keeping': studentFieldKeepingMigration,
  '0230-own-language': ownLanguageMigration,
};

/** Brings the schema up to date; Kysely's lock makes copies that start together take turns. */
export async function migrateToLatest(db: object): Promise<void> {
  const migrator = new Migrator({
    db: db as Kysely<unknown>,
    provider: { getMigrations: async () => migrations },
    // Capabilities number their steps apart; none of them needs a later one, so that a lower number may arrive later.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
