import { Button, Text } from '@fluentui/react-components';
import type { BodyAtAGlance } from '../../src/meetings/schema-surfaces.ts';
import { clockTime, longDate } from '../../src/text/format.ts';
import { surfacesText } from '../../src/text/tabs/surfaces.ts';
import { MeetingCard } from '../meetings/meeting-card.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Screen, Section, TwoColumns } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { OwnQuestions } from './own-questions.tsx';

/** The tab of a body in a channel, a chat or a meeting's details. */
export function BodyTab({ glance }: { glance: BodyAtAGlance }) {
  const text = useText(surfacesText);
  const { where } = useApp().host.place;
  const { body, meeting, coming, may } = glance;
  const plan = may.plan && (
    <Button onClick={() => goTo(`/tab/programma/prikker?overleg=${body.bodyId}`)}>{text.plan}</Button>
  );
  return (
    <Screen title={body.name} actions={plan}>
      <TwoColumns
        left={
          <>
            <Section title={where === 'meeting' ? text.thisMeeting : text.nextMeeting}>
              {meeting ? (
                <MeetingCard key={meeting.meetingId} meeting={meeting} withAgenda />
              ) : (
                <Empty title={text.noMeeting}>{text.noMeetingHelp}</Empty>
              )}
            </Section>
            {coming.length > 0 && (
              <Section title={text.later}>
                {coming.map((later) => (
                  <MeetingCard key={later.meetingId} meeting={later} />
                ))}
              </Section>
            )}
          </>
        }
        right={
          <>
            <OwnQuestions bodyName={body.name} />
            {glance.polls.length > 0 && <Polls polls={glance.polls} />}
          </>
        }
      />
    </Screen>
  );
}

/** How far each poll is; nobody is named, since the whole channel reads along. */
function Polls({ polls }: Pick<BodyAtAGlance, 'polls'>) {
  const text = useText(surfacesText);
  const styles = usePanelStyles();
  const { language } = useApp();
  return (
    <Section title={text.polls}>
      <ul className={styles.plain}>
        {polls.map(({ pollId, title, deadline, asked, answered }) => (
          <li key={pollId} className={styles.panel}>
            <Text weight="semibold">{title}</Text>
            <Text size={200} className={styles.subtle}>
              {text.answered(answered, asked)}
              {', '}
              {text.until(`${longDate(deadline, language)}, ${clockTime(deadline, language)}`)}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}
