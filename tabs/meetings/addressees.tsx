import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { BodyListItem } from '../../src/people/schema.ts';
import { planPollText } from '../../src/text/tabs/meetings.ts';
import { useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  who: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

type Seat = BodyListItem['seats'][number];

/** Who will be asked, before anything is sent: the holder of each seat, or the first deputy when it has none. */
export function Addressees({ body }: { body: BodyListItem | null }) {
  const styles = useStyles();
  const text = useText(planPollText);
  const asked = body?.seats.filter((seat) => nameOf(seat) !== null) ?? [];
  const vacant = body?.seats.filter((seat) => nameOf(seat) === null) ?? [];
  return (
    <Section title={text.who}>
      {!body && <Text>{text.chooseFirst}</Text>}
      {body && asked.length === 0 && <Text>{text.nobody}</Text>}
      {asked.length > 0 && (
        <>
          <Text>
            {text.asked(asked.length)}. {text.whoHelp}
          </Text>
          <ul className={styles.list}>
            {asked.map((seat) => (
              <li key={seat.seatId} className={styles.who}>
                <Text>{nameOf(seat)}</Text>
                <Text size={200} className={styles.subtle}>
                  {seat.holder ? seat.label : text.deputyFor(seat.label)}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
      {vacant.map((seat) => (
        <Text key={seat.seatId} className={styles.subtle}>
          {text.vacant(seat.label)}
        </Text>
      ))}
    </Section>
  );
}

function nameOf(seat: Seat): string | null {
  return seat.holder ?? seat.deputies[0] ?? null;
}
