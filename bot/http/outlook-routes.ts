import { agendaForInvitation } from '../../src/agendas/use-cases-invitation.ts';
import {
  type AppointmentFound,
  type AppointmentHelp,
  appointmentBody,
  findAppointmentBody,
} from '../../src/meetings/schema-outlook.ts';
import { helpWithAppointment, meetingOfAppointment, type Reader } from '../../src/meetings/use-cases.ts';
import { type TabCall, tabRoute } from './route.ts';

/** What the add-in in Outlook asks: fill in an appointment, look at it before it is sent, or find the meeting it is. */
export const outlookRoutes = [
  tabRoute({
    method: 'post',
    path: '/outlook/appointment',
    body: appointmentBody,
    handle: async (call, { body }): Promise<AppointmentHelp> => {
      const { partnershipId } = call.actor;
      const { meetingId, ...help } = await helpWithAppointment(call.service, partnershipId, readerOf(call), body);
      const { publicUrl } = call.service;
      const html = await call.service.read(partnershipId, (scope) =>
        agendaForInvitation(scope, { language: call.language, publicUrl, meetingId }),
      );
      return { ...help, html };
    },
  }),
  tabRoute({
    method: 'post',
    path: '/outlook/meeting',
    body: findAppointmentBody,
    handle: (call, { body }): Promise<AppointmentFound> =>
      call.service.read(call.actor.partnershipId, (scope) => meetingOfAppointment(scope, readerOf(call), body)),
  }),
];

function readerOf({ service, standing, language }: TabCall): Reader {
  return { standing, language, now: service.clock.now() };
}
