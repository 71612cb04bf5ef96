import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, ofPerson, type Person } from '../api.ts';

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

const ANSWERS: [string, string, string][] = [
  ['accepted', 'Accepteer', 'Geaccepteerd'],
  ['tentativelyAccepted', 'Onder voorbehoud', 'Onder voorbehoud'],
  ['declined', 'Wijs af', 'Afgewezen'],
];

/** Accept, tentative, decline: one press answers, and the organiser hears of it. */
export function AnswerButtons({ person, eventId, given }: { person: Person; eventId: string; given?: string }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const answer = useMutation({
    mutationFn: (response: string) => call('POST', ofPerson(person.id, 'calendar', eventId, 'response'), { response }),
    onSuccess: () =>
      Promise.all(['calendar', 'mail'].map((name) => queries.invalidateQueries({ queryKey: [name, person.id] }))),
  });
  return (
    <div>
      <div className={styles.buttons}>
        {ANSWERS.map(([response, label]) => (
          <Button
            key={response}
            size="small"
            appearance={response === given ? 'primary' : 'secondary'}
            aria-pressed={response === given}
            disabled={answer.isPending}
            onClick={() => answer.mutate(response)}
          >
            {label}
          </Button>
        ))}
      </div>
      {answer.isSuccess ? (
        <MessageBar intent="success">
          <MessageBarBody>Je antwoord is verstuurd naar de organisator.</MessageBarBody>
        </MessageBar>
      ) : null}
    </div>
  );
}
