import { makeStyles, Text, type TextProps, tokens } from '@fluentui/react-components';
import type { LiveShared } from '../../src/live/schema.ts';
import { groupKey, groupName } from '../../src/text/body-settings.ts';
import { liveText } from '../../src/text/tabs/live.ts';
import { useApp, useText } from '../shell/app-context.ts';

const useStyles = makeStyles({ subtle: { color: tokens.colorNeutralForeground3 } });

interface QuorumProps {
  quorum: LiveShared['quorum'];
  /** The meeting is closed: it is said as it was. */
  over?: boolean;
  size?: TextProps['size'];
}

/** Whether who is there makes a quorum, and by which conditions; nothing for a body without one. */
export function Quorum({ quorum, over = false, size }: QuorumProps) {
  const styles = useStyles();
  const text = useText(liveText);
  const { language } = useApp();
  if (!quorum) return null;
  const said = over ? text.quorumWas(quorum.met) : standing(quorum, text);
  return (
    <>
      <Text role="status" weight="semibold" {...(size ? { size } : {})}>
        {said}
      </Text>
      {quorum.conditions.map(({ of, present, needed }) => (
        <Text key={groupKey(of)} {...(size ? { size: 400 } : { size: 200, className: styles.subtle })}>
          {text.condition(groupName(groupKey(of), language), present, needed)}
        </Text>
      ))}
    </>
  );
}

function standing({ met, expected }: NonNullable<QuorumProps['quorum']>, text: (typeof liveText)['nl']): string {
  if (met) return text.quorumMet;
  return expected ? text.quorumExpected : text.quorumShort;
}
