import { Button, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import type { TodoView } from '../../src/minutes/schema.ts';
import { todoText } from '../../src/text/tabs/todo.ts';
import { toLocal } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';

const useStyles = makeStyles({
  block: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    maxWidth: '40rem',
  },
});

/** Whether one's actions go to one's own Microsoft To Do; saved as soon as it is switched. */
export function TodoChoice() {
  const text = useText(todoText);
  const found = useRead<TodoView>('/me/todo');
  return (
    <Section title={text.title}>
      <Loaded query={found} rows={1} height={56}>
        {(todo) => <Choice todo={todo} />}
      </Loaded>
    </Section>
  );
}

function Choice({ todo }: { todo: TodoView }) {
  const styles = useStyles();
  const text = useText(todoText);
  const { api, at } = useApp();
  const want = useChange((on: boolean) => api.put(at('/me/todo'), { on }));
  const sync = useChange(() => api.post(at('/me/todo/sync')));
  const busy = want.isPending || sync.isPending;
  return (
    <div className={styles.block}>
      <Switch
        label={text.wanted}
        checked={want.isPending ? want.variables : todo.on}
        disabled={busy}
        onChange={(_event, { checked }) => want.mutate(checked)}
      />
      <Text>{text.help}</Text>
      <Text size={200}>{todo.on ? text.off : text.when}</Text>
      <Text role="status">
        {todo.on &&
          (todo.problem
            ? text.problems[todo.problem]
            : todo.lookedAt && text.standing(todo.tasks, toLocal(todo.lookedAt)))}
      </Text>
      {todo.on && (
        <Button disabledFocusable={busy} onClick={() => sync.mutate(undefined)}>
          {text.again}
        </Button>
      )}
      <Refused error={want.error ?? sync.error} />
    </div>
  );
}
