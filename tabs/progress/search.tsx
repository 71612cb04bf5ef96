import { Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import type { MeetingsOverview } from '../../src/meetings/schema.ts';
import type { RoundSummary } from '../../src/placements/schema.ts';
import type { OpenOverview } from '../../src/reminders/schema.ts';
import { programmeText } from '../../src/text/tabs/programme.ts';
import { useText } from '../shell/app-context.ts';
import { useFilter } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Empty } from '../shell/states.tsx';
import { BodyRow } from './body-list.tsx';
import { PollPanel } from './poll-list.tsx';
import { RoundCard } from './round-cards.tsx';
import { matcher } from './search-words.ts';
import { WaitingList } from './waiting-list.tsx';

const useStyles = makeStyles({
  box: { width: '100%', maxWidth: '32rem' },
  results: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** The search field; what is typed stands in the address, so that a search can be shared and gone back to. */
export function SearchBox() {
  const styles = useStyles();
  const text = useText(programmeText);
  const [search, setSearch] = useFilter('zoek');
  return (
    <Input
      className={styles.box}
      type="search"
      contentBefore={<SearchRegular />}
      aria-label={text.search}
      placeholder={text.search}
      value={search}
      onChange={(_, { value }) => setSearch(value)}
    />
  );
}

interface ResultsProps {
  search: string;
  overview: MeetingsOverview | undefined;
  open: OpenOverview | undefined;
  rounds: readonly RoundSummary[];
}

/** Bodies, polls, rounds and open questions in which every typed word occurs. */
export function SearchResults({ search, overview, open, rounds }: ResultsProps) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(programmeText);
  const fits = matcher(search);
  const bodies = (overview?.bodies ?? []).filter(({ body, next }) => fits(body.name, next?.title));
  const polls = (overview?.bodies ?? [])
    .flatMap((body) => body.polls)
    .filter((poll) => fits(poll.title, poll.body.name, ...poll.progress.waitingFor.map(({ name }) => name)));
  const found = rounds.filter(({ schoolYear, period }) => fits(text.roundName(schoolYear, period)));
  const subjects = (open?.subjects ?? []).flatMap((subject) => {
    if (fits(subject.title, subject.bodyName)) return [subject];
    const debtors = subject.open.filter(({ label, people }) => fits(label, ...people.map(({ name }) => name)));
    return debtors.length > 0 ? [{ ...subject, open: debtors }] : [];
  });
  const number = bodies.length + polls.length + found.length + subjects.length;
  if (number === 0) return <Empty title={text.nothingFound}>{text.nothingFoundHelp}</Empty>;
  return (
    <div className={styles.results}>
      <Text role="status">{text.found(number)}</Text>
      {bodies.length > 0 && (
        <ul className={panel.plain}>
          {bodies.map((line) => (
            <BodyRow key={line.body.bodyId} line={line} />
          ))}
        </ul>
      )}
      {polls.map((poll) => (
        <PollPanel key={poll.pollId} poll={poll} />
      ))}
      {found.map((round) => (
        <RoundCard key={round.id} round={round} />
      ))}
      {subjects.length > 0 && <WaitingList subjects={subjects} />}
    </div>
  );
}
