import {
  Button,
  Caption1,
  Checkbox,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, ofPerson, type Person, type TodoLines } from '../api.ts';
import { shortDayName } from '../dates.ts';
import { Failed } from '../widgets.tsx';

const useStyles = makeStyles({
  view: {
    height: '100%',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    display: 'grid',
    gap: tokens.spacingVerticalL,
    alignContent: 'start',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  task: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    maxWidth: '720px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingBlock: tokens.spacingVerticalXS,
  },
  what: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  title: { display: 'block', margin: `0 0 ${tokens.spacingVerticalS}` },
  done: { textDecorationLine: 'line-through' },
  // Below the words of the tick box.
  about: { paddingInlineStart: '36px', color: tokens.colorNeutralForeground3 },
});

/** A person's Microsoft To Do: the lists, with tasks to tick. */
export function TodoView({ person }: { person: Person }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const queryKey = ['todo', person.id];
  const lists = useQuery({ queryKey, queryFn: () => call<TodoLines[]>('GET', ofPerson(person.id, 'todo')) });
  const act = useMutation({
    mutationFn: (ask: () => Promise<void>) => ask(),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  return (
    <div className={styles.view}>
      {lists.isError ? <Failed onRetry={() => void lists.refetch()} /> : null}
      {lists.isPending ? <Spinner label="Taken laden" /> : null}
      {act.isError ? (
        <MessageBar intent="error">
          <MessageBarBody>Dat lukte niet. Er is niets veranderd.</MessageBarBody>
        </MessageBar>
      ) : null}
      {lists.data?.map((list) => (
        <section key={list.id}>
          <Subtitle2 as="h2" className={styles.title}>
            {list.name}
          </Subtitle2>
          {list.tasks.length === 0 ? <Caption1>In deze lijst staat niets.</Caption1> : null}
          <ul className={styles.list}>
            {list.tasks.map((task) => (
              <li key={task.id} className={styles.task}>
                <div className={styles.what}>
                  <Checkbox
                    label={<span className={task.done ? styles.done : undefined}>{task.title}</span>}
                    checked={task.done}
                    onChange={() => act.mutate(() => call('POST', ofPerson(person.id, 'todo', task.id, 'tick')))}
                  />
                  <Caption1 className={styles.about}>
                    {[task.dueOn && `uiterlijk ${shortDayName(task.dueOn)}`, task.from].filter(Boolean).join(' · ')}
                  </Caption1>
                </div>
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={`Gooi weg: ${task.title}`}
                  onClick={() => act.mutate(() => call('DELETE', ofPerson(person.id, 'todo', task.id)))}
                >
                  Gooi weg
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
