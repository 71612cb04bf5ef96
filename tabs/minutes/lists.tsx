import { Badge, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { ACTION_STATUSES, type ActionStatus } from '../../src/minutes/rules/actions.ts';
import type { ActionView, DecisionView } from '../../src/minutes/schema.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    overflowWrap: 'anywhere',
  },
  what: { display: 'flex', flexDirection: 'column', flex: '1 1 14rem', minWidth: 0 },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** Decisions with their number, where they were taken and what follows. */
export function DecisionRows({ decisions, withBody }: { decisions: readonly DecisionView[]; withBody?: boolean }) {
  const styles = useStyles();
  const text = useText(minutesText);
  return (
    <ul className={styles.list}>
      {decisions.map((one) => (
        <li key={one.decisionId} className={styles.row}>
          <Badge appearance="tint">{text.number(one.year, one.number)}</Badge>
          <div className={styles.what}>
            <Text>{one.text}</Text>
            {one.followUp && <Text>{text.next(one.followUp)}</Text>}
            <Text size={200} className={styles.subtle}>
              {[withBody ? one.bodyName : '', text.decided(one.decidedOn, one.itemTitle)].filter(Boolean).join(' · ')}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Actions with who, until when, and how they stand; whoever may, changes that in place. */
export function ActionRows({ actions, withBody }: { actions: readonly ActionView[]; withBody?: boolean }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const { api, at } = useApp();
  const change = useChange(({ actionId, status }: { actionId: string; status: ActionStatus }) =>
    api.put(at(`/actions/${actionId}`), { status }),
  );
  return (
    <>
      <Refused error={change.error} />
      <ul className={styles.list}>
        {actions.map((one) => (
          <li key={one.actionId} className={styles.row}>
            <div className={styles.what}>
              <Text>{one.text}</Text>
              <Text size={200} className={styles.subtle}>
                {[withBody ? one.bodyName : '', text.about(one.itemTitle, one.ownerName, one.dueOn)]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            {one.late && (
              <Badge appearance="tint" color="danger">
                {text.late}
              </Badge>
            )}
            {one.mayChange ? (
              <Select
                aria-label={text.status(one.text)}
                value={one.status}
                disabled={change.isPending}
                onChange={(_event, { value }) =>
                  change.mutate({ actionId: one.actionId, status: value as ActionStatus })
                }
              >
                {ACTION_STATUSES.map((status) => (
                  <option key={status} value={status}>
                    {text.statuses[status]}
                  </option>
                ))}
              </Select>
            ) : (
              <Badge appearance="outline">{text.statuses[one.status]}</Badge>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
