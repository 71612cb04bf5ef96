import { Button, Caption1, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, AttachRegular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, type Mail, ofPerson, type Person } from '../api.ts';
import { AnswerButtons } from '../calendar/answer-buttons.tsx';
import { fullDayOf, timeOf } from '../dates.ts';
import { Failed } from '../widgets.tsx';
import { HtmlFrame } from './html-frame.tsx';

const useStyles = makeStyles({
  message: { minHeight: 0, minWidth: 0, display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)' },
  head: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    justifyItems: 'start',
  },
  subject: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  attachments: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  loading: { padding: tokens.spacingVerticalXXL },
});

interface MessageProps {
  person: Person;
  id: string;
  onBack: (() => void) | undefined;
}

/** One message; an invitation can be answered from here, as in Outlook. */
export function MailMessage({ person, id, onBack }: MessageProps) {
  const styles = useStyles();
  const queries = useQueryClient();
  const {
    data: mail,
    isError,
    refetch,
  } = useQuery({
    queryKey: ['mail', person.id, id],
    queryFn: () => call<Mail>('GET', ofPerson(person.id, 'mail', id)),
  });
  const unread = mail ? !mail.read : false;
  useEffect(() => {
    if (!unread) return;
    void call('POST', ofPerson(person.id, 'mail', id, 'read'))
      .then(() => queries.invalidateQueries({ queryKey: ['people'] }))
      .catch(() => undefined);
  }, [unread, person.id, id, queries]);
  if (isError) return <Failed onRetry={() => void refetch()} />;
  if (!mail) return <Spinner className={styles.loading} label="Bericht laden" />;
  return (
    <article className={styles.message} aria-label={mail.subject}>
      <div className={styles.head}>
        {onBack ? (
          <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} onClick={onBack}>
            Terug naar de lijst
          </Button>
        ) : null}
        <Subtitle2 as="h3" className={styles.subject}>
          {mail.subject || '(geen onderwerp)'}
        </Subtitle2>
        <span>{mail.from}</span>
        <Caption1 className={styles.quiet}>
          Aan {mail.to.join(', ')} · {fullDayOf(mail.at)}, {timeOf(mail.at)} uur
        </Caption1>
        {mail.attachments.length ? (
          <div className={styles.attachments}>
            {mail.attachments.map(({ id: attachment, name }) => (
              <Button
                key={attachment}
                as="a"
                size="small"
                icon={<AttachRegular />}
                href={`/page-api${ofPerson(person.id, 'mail', id, 'attachments', attachment)}`}
              >
                {name}
              </Button>
            ))}
          </div>
        ) : null}
        {mail.meeting && ['request', 'update'].includes(mail.meeting.kind) ? (
          <AnswerButtons person={person} eventId={mail.meeting.eventId} />
        ) : null}
      </div>
      <HtmlFrame title={`Inhoud van ${mail.subject}`} body={mail.body} />
    </article>
  );
}
