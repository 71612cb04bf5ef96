import type { AgendaTables } from './agendas.ts';
import type { BodySettingTables } from './body-settings.ts';
import type { DeliveryTables } from './delivery.ts';
import type { InvitationTables } from './invitations.ts';
import type { LiveTables } from './live.ts';
import type { MeetingTables } from './meetings.ts';
import type { MinutesTables } from './minutes.ts';
import type { OutcomeTables } from './outcomes.ts';
import type { PeopleTables } from './people.ts';
import type { PhaseTables } from './phases.ts';
import type { PlacementTables } from './placements.ts';
import type { ProgrammeTables } from './programmes.ts';
import type { RedistributionTables } from './redistribution.ts';
import type { RegistrationTables } from './registration.ts';
import type { ReminderTables } from './reminders.ts';
import type { RoomTables } from './rooms.ts';
import type { StudentTables } from './students.ts';
import type { YearPlanTables } from './year-plan.ts';

/**
 * The rows as the migrations make them. Every table but `partnership` begins with `partnership_id`, every primary and
 * foreign key contains it: a row of one partnership cannot point at a row of another.
 */
export interface Database
  extends PeopleTables,
    DeliveryTables,
    MeetingTables,
    AgendaTables,
    MinutesTables,
    OutcomeTables,
    ProgrammeTables,
    LiveTables,
    PlacementTables,
    RedistributionTables,
    ReminderTables,
    YearPlanTables,
    StudentTables,
    BodySettingTables,
    InvitationTables,
    RoomTables,
    RegistrationTables,
    PhaseTables {}
