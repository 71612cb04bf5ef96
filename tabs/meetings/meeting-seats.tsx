import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { MeetingDetail } from '../../src/meetings/schema.ts';
import { meetingText } from '../../src/text/tabs/meeting.ts';
import { useText } from '../shell/app-context.ts';

const useStyles = makeStyles({
  cell: { overflowWrap: 'anywhere', paddingBlock: tokens.spacingVerticalXS },
  stack: { display: 'flex', flexDirection: 'column' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

type Seat = MeetingDetail['seats'][number];

/** Who fills each seat, what they said in the poll and what in Outlook; the last word is the one that counts. */
export function MeetingSeats({ meeting }: { meeting: MeetingDetail }) {
  const styles = useStyles();
  const text = useText(meetingText);
  const { accepted, tentative, declined, none } = countOf(meeting.seats);
  return (
    <>
      <Text>{text.standing(accepted, tentative, declined, none)}</Text>
      <Table size="small" aria-label={text.who}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{text.seat}</TableHeaderCell>
            <TableHeaderCell>{text.comes}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {meeting.seats.map((seat) => (
            <TableRow key={seat.seatId}>
              <TableCell className={styles.cell}>
                <span className={styles.stack}>
                  <Text>{seat.name ?? text.vacant}</Text>
                  <Text size={200} className={styles.subtle}>
                    {seat.label}
                  </Text>
                </span>
              </TableCell>
              <TableCell className={styles.cell}>
                <span className={styles.stack}>
                  <Text>{seat.byMail && !seat.rsvp ? text.byMail : text.rsvp[seat.rsvp ?? 'none']}</Text>
                  {seat.answer && (
                    <Text size={200} className={styles.subtle}>
                      {text.inPoll(text.answers[seat.answer])}
                    </Text>
                  )}
                </span>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}

function countOf(seats: readonly Seat[]) {
  const filled = seats.filter(({ name, byMail, rsvp }) => name !== null && (rsvp !== null || !byMail));
  const of = (rsvp: string) => filled.filter((seat) => (seat.rsvp ?? 'none') === rsvp).length;
  return { accepted: of('accepted'), tentative: of('tentative'), declined: of('declined'), none: of('none') };
}
