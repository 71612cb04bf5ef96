import {
  Button,
  Caption1,
  Field,
  Input,
  Link,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CalendarLine, call, ofPerson, type Person } from '../api.ts';
import { HtmlFrame } from '../mail/html-frame.tsx';
import { AnswerButtons } from './answer-buttons.tsx';

/** Who comes is listed up to this many; the rest is a number. */
const LISTED = 30;

const useStyles = makeStyles({
  detail: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  people: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    columnWidth: '220px',
    columnGap: tokens.spacingHorizontalXXL,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  body: {
    width: '100%',
    height: '240px',
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'white',
    colorScheme: 'light',
  },
  move: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'end' },
});

const ANSWERED: Record<string, string> = {
  accepted: 'komt',
  tentativelyAccepted: 'onder voorbehoud',
  declined: 'komt niet',
  organizer: 'organiseert',
};

interface DetailProps {
  event: CalendarLine;
  person: Person;
  invited: boolean;
}

/** What an event says, who answered what, and the buttons that fit. */
export function EventDetail({ event, person, invited }: DetailProps) {
  const styles = useStyles();
  return (
    <div className={styles.detail}>
      {invited && !event.cancelled ? <AnswerButtons person={person} eventId={event.id} given={event.response} /> : null}
      {event.mine && !event.series && !event.cancelled ? <Move event={event} person={person} /> : null}
      <Caption1 className={styles.quiet}>Georganiseerd door {event.organiser}</Caption1>
      {event.joinUrl ? (
        <Link href={event.joinUrl} target="_blank" rel="noopener noreferrer">
          Deelnemen via Teams
        </Link>
      ) : null}
      {event.joinUrl && !event.cancelled ? <TeamsMeeting event={event} person={person} /> : null}
      {event.attendees.length ? (
        <div>
          <Text weight="semibold">Genodigden ({event.attendees.length})</Text>
          <ul className={styles.people}>
            {event.attendees.slice(0, LISTED).map(({ name, response }) => (
              <li key={name}>
                {name} <span className={styles.quiet}>{ANSWERED[response] ?? 'nog geen antwoord'}</span>
              </li>
            ))}
          </ul>
          {event.attendees.length > LISTED ? <Caption1>en {event.attendees.length - LISTED} anderen</Caption1> : null}
        </div>
      ) : null}
      {event.body.content.trim() ? (
        <HtmlFrame title={`Tekst bij ${event.subject}`} body={event.body} className={styles.body} />
      ) : null}
    </div>
  );
}

const STEPS = { start: 'Begin de Teams-vergadering', join: 'Kom binnen', end: 'Beëindig voor iedereen' };

/** Plays the Teams meeting: the app hears what Teams would tell it. */
function TeamsMeeting({ event, person }: { event: CalendarLine; person: Person }) {
  const styles = useStyles();
  const step = useMutation({
    mutationFn: (what: string) => call('POST', ofPerson(person.id, 'calendar', event.id, 'meeting'), { what }),
  });
  return (
    <div className={styles.move}>
      {Object.entries(STEPS).map(([what, label]) => (
        <Button key={what} size="small" disabled={step.isPending} onClick={() => step.mutate(what)}>
          {label}
        </Button>
      ))}
      <Caption1 role="status">{step.isSuccess ? 'De app heeft het gehoord.' : ''}</Caption1>
    </div>
  );
}

function Move({ event, person }: { event: CalendarLine; person: Person }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const [start, setStart] = useState(event.start);
  const [end, setEnd] = useState(event.end);
  const move = useMutation({
    mutationFn: () => call('PATCH', ofPerson(person.id, 'calendar', event.id), { start, end }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['calendar', person.id] }),
  });
  const unchanged = start === event.start && end === event.end;
  return (
    <div>
      <div className={styles.move}>
        <Field label="Begint">
          <Input type="datetime-local" value={start} onChange={(_event, { value }) => setStart(value)} />
        </Field>
        <Field label="Eindigt">
          <Input type="datetime-local" value={end} onChange={(_event, { value }) => setEnd(value)} />
        </Field>
        <Button disabled={unchanged || !(start < end) || move.isPending} onClick={() => move.mutate()}>
          Verplaats
        </Button>
      </div>
      {move.isError ? (
        <MessageBar intent="error">
          <MessageBarBody>Verplaatsen lukte niet. De bijeenkomst staat nog op het oude moment.</MessageBarBody>
        </MessageBar>
      ) : null}
    </div>
  );
}
