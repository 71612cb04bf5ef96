import { Caption1, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { call, type FeedLine, ofPerson, type Person, type Site } from '../api.ts';
import { useNow } from '../clock-control.tsx';
import { momentOf } from '../dates.ts';
import { usePlace } from '../place.ts';
import { teamsPlace } from '../teams-links.ts';
import { Dot, Empty, Failed, listButton } from '../widgets.tsx';

const useStyles = makeStyles({
  view: { height: '100%', overflowY: 'auto' },
  list: { listStyleType: 'none', margin: 0, padding: tokens.spacingHorizontalXS },
  line: {
    ...listButton,
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    alignItems: 'baseline',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  words: { display: 'grid', gap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  when: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

/** A person's activity feed as Teams has it, newest first; a line opens what it is about, in the app's tab. */
export function FeedView({ person, site }: { person: Person; site: Site }) {
  const styles = useStyles();
  const [, go] = usePlace();
  const now = useNow();
  const queryKey = ['feed', person.id];
  const feed = useQuery({ queryKey, queryFn: () => call<FeedLine[]>('GET', ofPerson(person.id, 'feed')) });
  const open = (line: FeedLine) => {
    void call('POST', ofPerson(person.id, 'feed', line.id, 'read'));
    const target = teamsPlace(line.webUrl, site);
    if (target) go(target);
    else window.open(line.webUrl, '_blank', 'noopener');
  };
  return (
    <div className={styles.view}>
      {feed.isError ? <Failed onRetry={() => void feed.refetch()} /> : null}
      {feed.isPending ? <Spinner label="Activiteit laden" /> : null}
      {feed.data?.length === 0 ? <Empty title="Geen activiteit">Hier komen meldingen van apps.</Empty> : null}
      <ul className={styles.list}>
        {feed.data?.map((line) => (
          <li key={line.id}>
            <button type="button" className={styles.line} onClick={() => open(line)}>
              <AlertRegular aria-hidden />
              <span className={styles.words}>
                <Text weight={line.read ? 'regular' : 'semibold'}>{line.title}</Text>
                <Text className={mergeClasses(line.read && styles.quiet)}>{line.preview}</Text>
              </span>
              <span className={styles.when}>
                <Caption1 className={styles.quiet}>{momentOf(line.at, now)}</Caption1>
                {line.read ? null : <Dot label="Ongelezen" />}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
