import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PollDetail } from '../../src/meetings/schema.ts';
import { shortMoment } from '../../src/text/format.ts';
import { pollText } from '../../src/text/tabs/meetings.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { useFilter } from '../shell/location.ts';
import { Section } from '../shell/screen.tsx';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto', maxWidth: '100%' },
  table: {
    borderCollapse: 'collapse',
    '& th, & td': {
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: 'left',
      verticalAlign: 'top',
    },
    '& thead th': { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground3 },
    '& tbody th': {
      position: 'sticky',
      left: 0,
      fontWeight: tokens.fontWeightRegular,
      backgroundColor: tokens.colorNeutralBackground2,
    },
  },
  yes: { backgroundColor: tokens.colorPaletteGreenBackground1 },
  ifNeedBe: { backgroundColor: tokens.colorPaletteYellowBackground1 },
  no: { backgroundColor: tokens.colorPaletteRedBackground1 },
});

/** Who said what: one row a seat, one column an option; one click away because the ranking says it shorter. */
export function PollAnswers({ poll }: { poll: PollDetail }) {
  const text = useText(pollText);
  const [shown, show] = useFilter('wie');
  if (poll.options.every(({ answers }) => answers === null)) return null;
  return (
    <Section
      title={text.who}
      actions={
        <Button aria-expanded={shown !== ''} onClick={() => show(shown ? '' : 'ja')}>
          {shown ? text.hideWho : text.showWho}
        </Button>
      }
    >
      {shown && <AnswerTable poll={poll} />}
    </Section>
  );
}

function AnswerTable({ poll }: { poll: PollDetail }) {
  const styles = useStyles();
  const text = useText(pollText);
  const { language } = useApp();
  const remarks = poll.seats.some(({ remark }) => remark);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table has to be scrolled by keyboard too
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.seat}</th>
            {poll.options.map(({ optionId, starts }) => (
              <th key={optionId} scope="col">
                {shortMoment(starts, language)}
              </th>
            ))}
            {remarks && <th scope="col">{text.remark}</th>}
          </tr>
        </thead>
        <tbody>
          {poll.seats.map((seat) => (
            <tr key={seat.seatId}>
              <th scope="row">
                {seat.answeredBy?.name ?? seat.asked?.name ?? '–'}
                <br />
                {seat.label}
              </th>
              {poll.options.map(({ optionId, answers }) => {
                const answer = answers?.[seat.seatId];
                return (
                  <td key={optionId} className={answer ? styles[answer] : ''}>
                    {text.answers[answer ?? 'none']}
                  </td>
                );
              })}
              {remarks && <td>{seat.remark}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
