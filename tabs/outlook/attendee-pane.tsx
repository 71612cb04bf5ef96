/// <reference types="office-js" />
import { useQuery } from '@tanstack/react-query';
import type { AppointmentFound } from '../../src/meetings/schema-outlook.ts';
import { outlookText } from '../../src/text/tabs/outlook.ts';
import { Papers } from '../agendas/papers.tsx';
import { MeetingCard } from '../meetings/meeting-card.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { OwnQuestions } from '../surfaces/own-questions.tsx';
import { asked, chatIn } from './office.ts';

/** Beside an appointment that somebody was invited to: its agenda, what is asked of them, and the papers. */
export function AttendeePane({ item }: { item: Office.AppointmentRead }) {
  const text = useText(outlookText);
  const { api, at } = useApp();
  const found = useQuery({
    queryKey: ['outlook-meeting', item.itemId],
    queryFn: async () => {
      const body = await asked<string>((answer) => item.body.getAsync('text' as Office.CoercionType, answer)).catch(
        () => '',
      );
      const starts = new Date(item.start).toISOString();
      const chat = chatIn(body);
      return api.post<AppointmentFound>(at('/outlook/meeting'), {
        ...{ starts, subject: item.subject.slice(0, 300) },
        ...(chat ? { chat } : {}),
      });
    },
  });
  return (
    <Screen title={text.attending}>
      <Loaded query={found} rows={2} height={96}>
        {({ meeting }) =>
          meeting ? (
            <>
              <Section title={meeting.body.name}>
                <MeetingCard meeting={meeting} withAgenda />
              </Section>
              <OwnQuestions bodyName={meeting.body.name} />
              <Papers meetingId={meeting.meetingId} reading />
            </>
          ) : (
            <Empty title={text.unknownMeeting}>{text.unknownMeetingHelp}</Empty>
          )
        }
      </Loaded>
    </Screen>
  );
}
