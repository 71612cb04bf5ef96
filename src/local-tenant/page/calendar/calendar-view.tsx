import { Button, makeStyles, Spinner, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type CalendarLine, call, ofPerson, type Person } from '../api.ts';
import { useNow } from '../clock-control.tsx';
import { addDays, dayName, dayOf, mondayOf, weekTitle } from '../dates.ts';
import { usePlace } from '../place.ts';
import { Failed } from '../widgets.tsx';
import { EventItem } from './event-item.tsx';

const useStyles = makeStyles({
  view: { height: '100%', overflowY: 'auto' },
  column: {
    maxWidth: '760px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalM,
    display: 'grid',
    gap: tokens.spacingVerticalM,
  },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0, flexGrow: 1 },
  day: { display: 'grid', gap: tokens.spacingVerticalXS },
  dayName: { margin: 0, color: tokens.colorNeutralForeground2 },
  today: { margin: 0, color: tokens.colorBrandForeground1 },
  steps: { display: 'flex', gap: tokens.spacingHorizontalXS },
  free: { color: tokens.colorNeutralForeground3 },
  events: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
});

/** A person's week as a list of days; at the weekend only what there is. */
export function CalendarView({ person }: { person: Person }) {
  const styles = useStyles();
  const [place, go] = usePlace();
  const today = dayOf(useNow());
  const asked = place.item && /^\d{4}-\d\d-\d\d$/.test(place.item) ? place.item : today;
  const monday = mondayOf(asked);
  const {
    data: events,
    isError,
    refetch,
  } = useQuery({
    queryKey: ['calendar', person.id, monday],
    queryFn: () => call<CalendarLine[]>('GET', `${ofPerson(person.id, 'calendar')}?from=${monday}`),
  });
  const show = (item: string | null) => go({ view: 'agenda', item });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.view} tabIndex={0} aria-label="Agenda">
      <div className={styles.column}>
        <div className={styles.bar}>
          <Subtitle2 as="h3" className={styles.title}>
            {weekTitle(monday)}
          </Subtitle2>
          <div className={styles.steps}>
            <Button icon={<ChevronLeftRegular />} aria-label="Vorige week" onClick={() => show(addDays(monday, -7))} />
            <Button onClick={() => show(null)}>Deze week</Button>
            <Button
              icon={<ChevronRightRegular />}
              aria-label="Volgende week"
              onClick={() => show(addDays(monday, 7))}
            />
          </div>
        </div>
        {isError ? <Failed onRetry={() => void refetch()} /> : null}
        {events ? null : <Spinner label="Agenda laden" />}
        {events
          ? weekOf(monday, events, today).map(([day, lines]) => (
              <section key={day} className={styles.day} aria-label={dayName(day)}>
                <Text as="h4" weight="semibold" className={day === today ? styles.today : styles.dayName}>
                  {dayName(day)}
                  {day === today ? ' · vandaag' : ''}
                </Text>
                {lines.length ? (
                  <ul className={styles.events}>
                    {lines.map((line) => (
                      <li key={`${line.id} ${line.start}`}>
                        <EventItem event={line} person={person} />
                      </li>
                    ))}
                  </ul>
                ) : (
                  <Text className={styles.free}>Niets gepland</Text>
                )}
              </section>
            ))
          : null}
      </div>
    </section>
  );
}

/** The days of a week with what starts on them; an empty Saturday or Sunday is left out. */
function weekOf(monday: string, events: CalendarLine[], today: string): [string, CalendarLine[]][] {
  const days = [0, 1, 2, 3, 4, 5, 6].map((step): [string, CalendarLine[]] => {
    const day = addDays(monday, step);
    return [day, events.filter(({ start }) => start.startsWith(day))];
  });
  return days.filter(([day, lines], at) => at < 5 || lines.length > 0 || day === today);
}
