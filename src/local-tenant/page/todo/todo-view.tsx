import { Button, Caption1, Checkbox, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, ofPerson, type Person, type TodoLines } from '../api.ts';
import { Empty, Failed } from '../widgets.tsx';

const useStyles = makeStyles({
  view: {
    height: '100%',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    display: 'grid',
    gap: tokens.spacingVerticalL,
    alignContent: 'start',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  task: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
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
      {lists.data?.map((list) => (
        <section key={list.id}>
          <Subtitle2>{list.name}</Subtitle2>
          {list.tasks.length === 0 ? <Empty title="Geen taken">In deze lijst staat niets.</Empty> : null}
          <ul className={styles.list}>
            {list.tasks.map((task) => (
              <li key={task.id} className={styles.task}>
                <Checkbox
                  label={task.title}
                  checked={task.done}
                  onChange={() => act.mutate(() => call('POST', ofPerson(person.id, 'todo', task.id, 'tick')))}
                />
                <Caption1>{[task.dueOn, task.from].filter(Boolean).join(' · ')}</Caption1>
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
