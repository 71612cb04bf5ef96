import { agendaSettingsRoutes } from './agenda-settings-routes.ts';
import { agendasRoutes } from './agendas-routes.ts';
import { archiveRoutes } from './archive-routes.ts';
import { balanceRoutes } from './balance-routes.ts';
import { bodyChangeRoutes } from './body-change-routes.ts';
import { bodySettingsRoutes } from './body-settings-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { demandRoutes } from './demand-routes.ts';
import { liveRoutes } from './live-routes.ts';
import { meetingsRoutes } from './meetings-routes.ts';
import { minutesRoutes } from './minutes-routes.ts';
import { outcomesRoutes } from './outcomes-routes.ts';
import { outlookRoutes } from './outlook-routes.ts';
import { paperRoutes } from './paper-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { phasesRoutes } from './phases-routes.ts';
import { placementsRoutes } from './placements-routes.ts';
import { preferencesRoutes } from './preferences-routes.ts';
import { programmeRoutes } from './programme-routes.ts';
import { progressRoutes } from './progress-routes.ts';
import { redistributionRoutes } from './redistribution-routes.ts';
import { registrationRoutes } from './registration-routes.ts';
import { reminderPolicyRoutes } from './reminder-policy-routes.ts';
import { remindersRoutes } from './reminders-routes.ts';
import { roomRoutes } from './room-routes.ts';
import type { TabRoute } from './route.ts';
import { searchRoutes } from './search-routes.ts';
import { studentsRoutes } from './students-routes.ts';
import { submittedRoutes } from './submitted-routes.ts';
import { surfaceRoutes } from './surface-routes.ts';
import { swapRoutes } from './swap-routes.ts';
import { todoRoutes } from './todo-routes.ts';
import { yearPlanRoutes } from './year-plan-routes.ts';

/** The whole tab API below `/api/partnerships/:partnershipId`; a test tries each of them without a good token. */
export const TAB_ROUTES: readonly TabRoute<unknown, unknown>[] = [
  ...meetingsRoutes,
  ...roomRoutes,
  ...bodySettingsRoutes,
  ...bodyChangeRoutes,
  ...agendasRoutes,
  ...agendaSettingsRoutes,
  ...submittedRoutes,
  ...paperRoutes,
  ...minutesRoutes,
  ...archiveRoutes,
  ...liveRoutes,
  ...searchRoutes,
  ...outcomesRoutes,
  ...programmeRoutes,
  ...placementsRoutes,
  ...phasesRoutes,
  ...balanceRoutes,
  ...redistributionRoutes,
  ...demandRoutes,
  ...swapRoutes,
  ...studentsRoutes,
  ...registrationRoutes,
  ...remindersRoutes,
  ...progressRoutes,
  ...reminderPolicyRoutes,
  ...preferencesRoutes,
  ...todoRoutes,
  ...peopleRoutes,
  ...deliveryRoutes,
  ...yearPlanRoutes,
  ...surfaceRoutes,
  ...outlookRoutes,
];
