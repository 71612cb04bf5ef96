import { Badge, Button, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import type { DelegateBody, Delegated, GivenBy, SchoolGrid } from '../../../src/placements/schema.ts';
import { list, shortDate } from '../../../src/text/format.ts';
import { delegationText } from '../../../src/text/tabs/delegation.ts';
import { localDate } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Refused } from '../../shell/states.tsx';
import { useChange } from '../../shell/use-api.ts';
import { useNow } from '../../shell/use-now.ts';
import { VirtualList } from '../../shell/virtual-list.tsx';

const useStyles = makeStyles({
  title: { margin: 0 },
  school: { paddingBlock: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

const COLOR = { none: 'warning', partial: 'informative', answered: 'success' } as const;
type School = SchoolGrid['schools'][number];

function statusOf({ cells }: School): 'none' | 'partial' | 'answered' {
  const given = cells.filter(({ own }) => own !== null).length;
  if (given === 0) return 'none';
  return given === cells.length ? 'answered' : 'partial';
}

/** The last figure that was given for a school; one that the board changed goes before, as that is what one must know. */
function lastGiven({ cells }: School): GivenBy | null {
  const given = cells.flatMap((cell) => cell.given ?? []).sort((a, b) => b.at.localeCompare(a.at));
  return given.find(({ as }) => as === 'changed') ?? given[0] ?? null;
}

/** Which schools of a board fill in for themselves, how far they are, and whose figures they are. */
export function Delegation({ grid }: { grid: SchoolGrid }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(delegationText);
  const { api, at, language } = useApp();
  const { form, schools } = grid;
  const today = localDate(useNow()());
  const change = useChange((body: DelegateBody) =>
    api.put<SchoolGrid & { delegated: Delegated }>(
      at(`/placement-rounds/${form.roundId}/boards/${form.boardId}/delegations`),
      body,
    ),
  );
  const act = (act: DelegateBody['act'], of: readonly School[]) =>
    change.mutate({ act, schoolIds: of.map(({ schoolId }) => schoolId) });
  const mayAct = form.mayAnswer && form.notNow === null;
  const toAsk = schools.filter(({ contact, delegated }) => contact !== null && delegated === null);
  const toRemind = schools.filter(
    (school) => school.delegated && statusOf(school) !== 'answered' && localDate(school.delegated.askedAt) < today,
  );
  if (!mayAct && schools.every(({ delegated }) => delegated === null)) return null;
  const result = change.data?.delegated;
  return (
    <section className={panel.panel} aria-label={text.title}>
      <Title3 as="h2" className={styles.title}>
        {text.title}
      </Title3>
      <Text>{text.help}</Text>
      {mayAct && (
        <div className={panel.actions}>
          {toAsk.length > 0 && (
            <Button disabled={change.isPending} onClick={() => act('ask', toAsk)}>
              {text.askAll(toAsk.length)}
            </Button>
          )}
          {toRemind.length > 0 && (
            <Button disabled={change.isPending} onClick={() => act('remind', toRemind)}>
              {text.remindAll(toRemind.length)}
            </Button>
          )}
        </div>
      )}
      <Refused error={change.error} />
      {result && change.variables?.act !== 'withdraw' && <Text role="status">{text.done(result.schools)}</Text>}
      {result && result.unreachable.length > 0 && <Text>{text.unreachable(list(result.unreachable, language))}</Text>}
      <VirtualList
        items={schools}
        keyOf={({ schoolId }) => schoolId}
        rowHeight={88}
        row={(school) => (
          <div className={`${styles.school} ${panel.row}`}>
            <div className={panel.words}>
              <Text weight="semibold">{school.name}</Text>
              <Text size={200} className={panel.subtle}>
                {facts(school).join(' · ')}
              </Text>
              <Given school={school} />
            </div>
            {school.delegated && (
              <Badge appearance="tint" color={COLOR[statusOf(school)]}>
                {text.states[statusOf(school)]}
              </Badge>
            )}
            {mayAct && <Switch school={school} busy={change.isPending} onAct={act} />}
          </div>
        )}
      />
    </section>
  );

  function facts({ contact, delegated }: School): string[] {
    return [
      contact === null ? text.noContact : text.contact(contact),
      ...(delegated ? [text.asked(shortDate(localDate(delegated.askedAt), language), delegated.timesAsked)] : []),
    ];
  }
}

function Given({ school }: { school: School }) {
  const text = useText(delegationText);
  const { language } = useApp();
  const given = lastGiven(school);
  return given && <Text size={200}>{text.given(given, shortDate(localDate(given.at), language))}</Text>;
}

interface SwitchProps {
  school: School;
  busy: boolean;
  onAct: (act: DelegateBody['act'], of: readonly School[]) => void;
}

function Switch({ school, busy, onAct }: SwitchProps) {
  const text = useText(delegationText);
  if (school.delegated) {
    return (
      <Button
        size="small"
        disabled={busy}
        aria-label={text.withdrawFor(school.name)}
        onClick={() => onAct('withdraw', [school])}
      >
        {text.withdraw}
      </Button>
    );
  }
  if (school.contact === null) return null;
  return (
    <Button size="small" disabled={busy} aria-label={text.askFor(school.name)} onClick={() => onAct('ask', [school])}>
      {text.ask}
    </Button>
  );
}
