import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { PollDetail } from '../../src/meetings/schema.ts';
import { shortMoment } from '../../src/text/format.ts';
import { pollText } from '../../src/text/tabs/meetings.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { useFilter } from '../shell/location.ts';
import { Section } from '../shell/screen.tsx';

/** Pixels: a column of answers, and the one with who gave them. */
const COLUMN = 112;
const NAMES = 160;
/** So many answers are drawn whole; of more only the dates in view. */
const DRAWN_WHOLE = 1_500;
/** Dates drawn beyond those in view, on either side. */
const BESIDE = 3;

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
  /** Columns of one width, so that those out of view can be left out. */
  even: { tableLayout: 'fixed', '& tbody th': { overflowWrap: 'anywhere' }, '& thead th': { whiteSpace: 'normal' } },
  yes: { backgroundColor: tokens.colorPaletteGreenBackground1 },
  ifNeedBe: { backgroundColor: tokens.colorPaletteYellowBackground1 },
  no: { backgroundColor: tokens.colorPaletteRedBackground1 },
});

/** Who said what: one row a seat, one column an option; one click away because the ranking says it shorter. */
export function PollAnswers({ poll }: { poll: PollDetail }) {
  const text = useText(pollText);
  const [shown, show] = useFilter('wie');
  if (poll.options.every(({ answers }) => answers === null)) return null;
  const large = poll.options.length * poll.seats.length > DRAWN_WHOLE;
  return (
    <Section
      title={text.who}
      actions={
        <Button aria-expanded={shown !== ''} onClick={() => show(shown ? '' : 'ja')}>
          {shown ? text.hideWho : text.showWho}
        </Button>
      }
    >
      {shown && (large ? <LargeTable poll={poll} /> : <WholeTable poll={poll} />)}
    </Section>
  );
}

function WholeTable({ poll }: { poll: PollDetail }) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table has to be scrolled by keyboard too
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table}>
        <Answers poll={poll} from={0} to={poll.options.length} />
      </table>
    </div>
  );
}

/** Draws the columns in view; the others are as wide as they would be, so that scrolling feels the same. */
function LargeTable({ poll }: { poll: PollDetail }) {
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  const count = poll.options.length;
  const columns = useVirtualizer({
    horizontal: true,
    count,
    getScrollElement: () => box.current,
    estimateSize: () => COLUMN,
    scrollMargin: NAMES,
    overscan: BESIDE,
  }).getVirtualItems();
  const [from, to] = [columns[0]?.index ?? 0, (columns.at(-1)?.index ?? 0) + 1];
  const remarks = poll.seats.some(({ remark }) => remark);
  const width = NAMES + count * COLUMN + (remarks ? NAMES : 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table has to be scrolled by keyboard too
    <div ref={box} className={styles.scroll} tabIndex={0}>
      <table className={mergeClasses(styles.table, styles.even)} style={{ width }} aria-colcount={count + 1}>
        <colgroup>
          <col style={{ width: NAMES }} />
          {from > 0 && <col style={{ width: from * COLUMN }} />}
          {poll.options.slice(from, to).map(({ optionId }) => (
            <col key={optionId} style={{ width: COLUMN }} />
          ))}
          {to < count && <col style={{ width: (count - to) * COLUMN }} />}
          {remarks && <col style={{ width: NAMES }} />}
        </colgroup>
        <Answers poll={poll} from={from} to={to} />
      </table>
    </div>
  );
}

function Answers({ poll, from, to }: { poll: PollDetail; from: number; to: number }) {
  const styles = useStyles();
  const text = useText(pollText);
  const { language } = useApp();
  const remarks = poll.seats.some(({ remark }) => remark);
  const options = poll.options.slice(from, to);
  const [before, after] = [from > 0, to < poll.options.length];
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{text.seat}</th>
          {before && <td aria-hidden="true" />}
          {options.map(({ optionId, starts }, nth) => (
            <th key={optionId} scope="col" aria-colindex={from + nth + 2}>
              {shortMoment(starts, language)}
            </th>
          ))}
          {after && <td aria-hidden="true" />}
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
            {before && <td aria-hidden="true" />}
            {options.map(({ optionId, answers }) => {
              const answer = answers?.[seat.seatId];
              return (
                <td key={optionId} className={answer ? styles[answer] : ''}>
                  {text.answers[answer ?? 'none']}
                </td>
              );
            })}
            {after && <td aria-hidden="true" />}
            {remarks && <td>{seat.remark}</td>}
          </tr>
        ))}
      </tbody>
    </>
  );
}
