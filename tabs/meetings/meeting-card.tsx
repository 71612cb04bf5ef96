import { Badge, Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { CalendarAgendaRegular, LocationRegular, VideoRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { MeetingSummary } from '../../src/meetings/schema.ts';
import { longDate, shortDate, timeSpan } from '../../src/text/format.ts';
import { myMeetingsText } from '../../src/text/tabs/meetings.ts';
import { AgendaGlance } from '../agendas/agenda-glance.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { To } from '../shell/to.tsx';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    breakInside: 'avoid',
  },
  head: { display: 'flex', gap: tokens.spacingHorizontalL },
  leaf: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    flexShrink: 0,
    width: '52px',
    height: 'fit-content',
    paddingBlock: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  facts: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  fact: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0 },
  subtle: { color: tokens.colorNeutralForeground3 },
  title: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** One meeting to come: when, where, how to join, and its agenda one click away. */
export function MeetingCard({ meeting, withAgenda = false }: { meeting: MeetingSummary; withAgenda?: boolean }) {
  const styles = useStyles();
  const text = useText(myMeetingsText);
  const { host } = useApp();
  const [agenda, setAgenda] = useState(withAgenda);
  const { joinUrl } = meeting;
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        {meeting.starts && <DateLeaf date={meeting.starts} />}
        <MeetingFacts meeting={meeting} />
      </div>
      {meeting.state === 'cancelled' ? (
        <Badge color="danger" appearance="tint">
          {text.cancelled}
        </Badge>
      ) : (
        <div className={styles.actions}>
          {joinUrl && (
            <Button icon={<VideoRegular />} onClick={() => host.openLink(joinUrl)}>
              {text.join}
            </Button>
          )}
          <Button
            appearance="subtle"
            icon={<CalendarAgendaRegular />}
            aria-expanded={agenda}
            onClick={() => setAgenda(!agenda)}
          >
            {agenda ? text.hideAgenda : text.agenda}
          </Button>
        </div>
      )}
      {agenda && <AgendaGlance meetingId={meeting.meetingId} />}
    </article>
  );
}

function DateLeaf({ date }: { date: string }) {
  const styles = useStyles();
  const { language } = useApp();
  const [day, number, month] = shortDate(date, language).split(' ');
  return (
    <div className={styles.leaf} aria-hidden="true">
      <Text size={200}>{day}</Text>
      <Text size={500} weight="semibold">
        {number}
      </Text>
      <Text size={200}>{month}</Text>
    </div>
  );
}

function MeetingFacts({ meeting }: { meeting: MeetingSummary }) {
  const styles = useStyles();
  const text = useText(myMeetingsText);
  const { language } = useApp();
  const { starts, minutes } = meeting;
  const where = [meeting.place, meeting.online ? text.online : ''].filter(Boolean).join(' · ') || text.placeUnknown;
  return (
    <div className={styles.facts}>
      <Subtitle2 as="h3" className={styles.title}>
        <To address={`/tab/bijeenkomst/${meeting.meetingId}`}>{meeting.title}</To>
      </Subtitle2>
      <Text size={200} className={styles.subtle}>
        {meeting.body.name}
      </Text>
      {starts && (
        <Text>
          {longDate(starts, language)}
          <br />
          {minutes ? timeSpan(starts, minutes, language) : ''}
        </Text>
      )}
      <Text className={styles.fact}>
        {meeting.online && !meeting.place ? (
          <VideoRegular className={styles.icon} aria-hidden />
        ) : (
          <LocationRegular className={styles.icon} aria-hidden />
        )}
        {where}
      </Text>
    </div>
  );
}
