import { Badge, Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { CalendarLine, Person } from '../api.ts';
import { timesOf } from '../dates.ts';
import { EventDetail } from './event-detail.tsx';

const useStyles = makeStyles({
  event: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  waiting: { borderLeftStyle: 'dashed' },
  free: { borderLeftColor: tokens.colorNeutralStroke1 },
  head: {
    width: '100%',
    display: 'grid',
    gridTemplateColumns: '92px minmax(0, 1fr) auto auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  time: { fontVariantNumeric: 'tabular-nums', '@media (max-width: 480px)': { gridColumn: '1 / 2' } },
  words: { display: 'grid', minWidth: 0, '@media (max-width: 480px)': { gridColumn: '1 / 2' } },
  quiet: { color: tokens.colorNeutralForeground3 },
  cancelled: { textDecorationLine: 'line-through' },
  narrowEnd: { '@media (max-width: 480px)': { gridColumn: '2 / 3', gridRow: '1 / 2', justifySelf: 'end' } },
});

const STATES: Record<string, string> = {
  accepted: 'Geaccepteerd',
  tentativelyAccepted: 'Onder voorbehoud',
  declined: 'Afgewezen',
  notResponded: 'Nog geen antwoord',
  none: 'Nog geen antwoord',
};

/** One event; opens to show who comes and what can be done. */
export function EventItem({ event, person }: { event: CalendarLine; person: Person }) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const detailId = useId();
  const invited = event.attendees.length > 0 && !event.mine;
  const waiting = invited && ['notResponded', 'none'].includes(event.response) && !event.cancelled;
  const frame = mergeClasses(styles.event, waiting && styles.waiting, event.showAs === 'free' && styles.free);
  return (
    <div className={frame}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={detailId}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.time}>{event.allDay ? 'Hele dag' : timesOf(event.start, event.end)}</span>
        <span className={styles.words}>
          <Body1Strong className={event.cancelled ? styles.cancelled : undefined}>{event.subject}</Body1Strong>
          <Caption1 className={styles.quiet}>
            {[event.location, event.joinUrl ? 'Teams-vergadering' : '', event.series ? 'Reeks' : '']
              .filter(Boolean)
              .join(' · ')}
          </Caption1>
        </span>
        <State event={event} invited={invited} />
        <span className={styles.narrowEnd}>{open ? <ChevronDownRegular /> : <ChevronRightRegular />}</span>
      </button>
      <div id={detailId} hidden={!open}>
        {open ? <EventDetail event={event} person={person} invited={invited} /> : null}
      </div>
    </div>
  );
}

function State({ event, invited }: { event: CalendarLine; invited: boolean }) {
  if (event.cancelled) return <Badge appearance="outline">Geannuleerd</Badge>;
  if (event.mine && event.attendees.length) return <Badge appearance="outline">Jij organiseert</Badge>;
  if (!invited) return <span />;
  const accepted = event.response === 'accepted';
  return (
    <Badge appearance="tint" color={accepted ? 'success' : event.response === 'declined' ? 'danger' : 'warning'}>
      {STATES[event.response] ?? STATES['none']}
    </Badge>
  );
}
