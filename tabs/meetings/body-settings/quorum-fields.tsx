import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { countConditions } from '../../../src/meetings/rules/body-settings.ts';
import type { QuorumCondition, QuorumSeat } from '../../../src/meetings/rules/quorum.ts';
import { conditionSentence, groupKey, groupName, QUORUM_GROUP_KEYS } from '../../../src/text/body-settings.ts';
import { bodySettingsText } from '../../../src/text/tabs/body-settings.ts';
import { NumberField } from '../../planning/number-field.tsx';
import { useApp, useText } from '../../shell/app-context.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  words: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

const SHARES = { half: 1 / 2, twoThirds: 2 / 3, threeQuarters: 3 / 4 } as const;
type Amount = 'number' | keyof typeof SHARES;

function amountOf(atLeast: number): Amount {
  const found = (Object.keys(SHARES) as (keyof typeof SHARES)[]).find((name) => SHARES[name] === atLeast);
  return found ?? 'number';
}

function ofKey(key: string): QuorumCondition['of'] {
  return key === 'voting' || key === 'required' ? key : { role: key };
}

interface QuorumProps {
  quorum: readonly QuorumCondition[];
  seats: readonly QuorumSeat[];
  readOnly: boolean;
  onChange: (quorum: QuorumCondition[]) => void;
}

/** The conditions of a quorum, and below them what they come to for the seats as they are filled now. */
export function QuorumFields({ quorum, seats, readOnly, onChange }: QuorumProps) {
  const text = useText(bodySettingsText);
  const set = (index: number, part: Partial<QuorumCondition>) =>
    onChange(quorum.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const free = QUORUM_GROUP_KEYS.find((key) => !quorum.some(({ of }) => groupKey(of) === key));
  return (
    <>
      {quorum.map((condition, index) => (
        <ConditionLine
          key={groupKey(condition.of)}
          condition={condition}
          line={index + 1}
          taken={quorum.map(({ of }) => groupKey(of))}
          readOnly={readOnly}
          onChange={(part) => set(index, part)}
          onRemove={() => onChange(quorum.filter((_, at) => at !== index))}
        />
      ))}
      {!readOnly && free && (
        <div>
          <Button icon={<AddRegular />} onClick={() => onChange([...quorum, { atLeast: 1, of: ofKey(free) }])}>
            {text.addCondition}
          </Button>
        </div>
      )}
      <InWords quorum={quorum} seats={seats} />
    </>
  );
}

function ConditionLine(props: {
  condition: QuorumCondition;
  line: number;
  taken: readonly string[];
  readOnly: boolean;
  onChange: (part: Partial<QuorumCondition>) => void;
  onRemove: () => void;
}) {
  const { condition, line, taken, readOnly, onChange } = props;
  const styles = useStyles();
  const text = useText(bodySettingsText);
  const { language } = useApp();
  const amount = amountOf(condition.atLeast);
  const group = groupKey(condition.of);
  const choose = (next: Amount) => onChange({ atLeast: next === 'number' ? 1 : SHARES[next] });
  return (
    <div className={styles.line}>
      <Field label={text.amount}>
        <Select disabled={readOnly} value={amount} onChange={(_, { value }) => choose(value as Amount)}>
          {(['number', 'half', 'twoThirds', 'threeQuarters'] as const).map((name) => (
            <option key={name} value={name}>
              {text.amounts[name]}
            </option>
          ))}
        </Select>
      </Field>
      {amount === 'number' && (
        <NumberField
          label={text.number}
          value={condition.atLeast}
          min={1}
          max={500}
          onChange={(atLeast) => onChange({ atLeast })}
        />
      )}
      <Field label={text.group}>
        <Select disabled={readOnly} value={group} onChange={(_, { value }) => onChange({ of: ofKey(value) })}>
          {QUORUM_GROUP_KEYS.filter((key) => key === group || !taken.includes(key)).map((key) => (
            <option key={key} value={key}>
              {groupName(key, language)}
            </option>
          ))}
        </Select>
      </Field>
      {!readOnly && (
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={text.removeCondition(line)}
          onClick={props.onRemove}
        />
      )}
    </div>
  );
}

function InWords({ quorum, seats }: Pick<QuorumProps, 'quorum' | 'seats'>) {
  const styles = useStyles();
  const text = useText(bodySettingsText);
  const { language } = useApp();
  if (quorum.length === 0) return <Text>{text.noQuorum}</Text>;
  const counted = countConditions(seats, quorum);
  return (
    <>
      <div className={styles.words} role="status">
        <Text weight="semibold">{text.inWords}</Text>
        <ul className={styles.list}>
          {counted.map((one) => (
            <li key={groupKey(one.condition.of)}>{conditionSentence(one, language)}</li>
          ))}
        </ul>
      </div>
      {counted.some(({ possible }) => !possible) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.impossible}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
