import { FluentProvider, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { call, type Person, type Site } from './api.ts';
import { useLiveUpdates } from './live.ts';
import { PeopleDrawer, PeopleList } from './people-list.tsx';
import { PersonView } from './person-view.tsx';
import { usePlace } from './place.ts';
import { THEMES, useTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { Empty, useNarrow } from './widgets.tsx';

const useStyles = makeStyles({
  page: {
    height: '100%',
    display: 'grid',
    gridTemplateRows: 'auto auto minmax(0, 1fr)',
    gridTemplateColumns: 'minmax(0, 1fr)',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  banner: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorPaletteMarigoldBackground2,
    color: tokens.colorPaletteMarigoldForeground2,
    borderBottom: `1px solid ${tokens.colorPaletteMarigoldBorder1}`,
  },
  work: { display: 'grid', gridTemplateColumns: '300px minmax(0, 1fr)', minHeight: 0 },
  narrow: { gridTemplateColumns: 'minmax(0, 1fr)' },
  people: {
    minHeight: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  main: { minHeight: 0, minWidth: 0 },
  loading: { padding: tokens.spacingVerticalXXXL },
});

/** The whole page: a banner that says what it is, the bar with the clock, the people, and the chosen person's things. */
export function App() {
  const styles = useStyles();
  const [themeName, chooseTheme] = useTheme();
  const [place, go] = usePlace();
  const narrow = useNarrow();
  const [choosing, setChoosing] = useState(false);
  useLiveUpdates();
  const site = useQuery({ queryKey: ['site'], queryFn: () => call<Site>('GET', '/site'), staleTime: Infinity });
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Person[]>('GET', '/people') });
  const person = people.data?.find((each) => each.id === place.person);
  useEffect(() => {
    document.title = person ? `${person.name} – Oefenomgeving` : 'Oefenomgeving';
  }, [person]);
  const choose = (id: string) => {
    setChoosing(false);
    go({ person: id, view: place.view, ...(place.view === 'app' ? { item: place.item } : {}) });
  };
  const list = <PeopleList people={people.data} chosen={place.person} onChoose={choose} />;
  return (
    <FluentProvider theme={THEMES[themeName].theme} style={{ colorScheme: themeName === 'default' ? 'light' : 'dark' }}>
      <div className={styles.page}>
        <aside className={styles.banner} aria-label="Let op">
          Oefenomgeving — geen echte Microsoft 365
        </aside>
        <TopBar
          title={site.data?.organisation ?? ''}
          narrow={narrow}
          onPeople={() => setChoosing(true)}
          theme={themeName}
          onTheme={chooseTheme}
        />
        <div className={mergeClasses(styles.work, narrow && styles.narrow)}>
          {narrow ? (
            <PeopleDrawer open={choosing} onClose={() => setChoosing(false)}>
              {list}
            </PeopleDrawer>
          ) : (
            <nav className={styles.people} aria-label="Personen">
              {list}
            </nav>
          )}
          <main className={styles.main}>
            <Chosen person={person} waiting={!people.data || !site.data}>
              {person && site.data ? (
                <PersonView key={person.id} person={person} site={site.data} theme={themeName} narrow={narrow} />
              ) : null}
            </Chosen>
          </main>
        </div>
      </div>
    </FluentProvider>
  );
}

/** The chosen person's things, or what to do when nobody is chosen yet. */
function Chosen({ person, waiting, children }: { person: Person | undefined; waiting: boolean; children: ReactNode }) {
  const styles = useStyles();
  if (waiting) return <Spinner className={styles.loading} label="Oefenomgeving laden" />;
  if (person) return children;
  return (
    <Empty title="Kies een persoon">
      Kies iemand uit de lijst en bekijk de chats, de mail en de agenda zoals diegene ze ziet. Een stip laat zien waar
      iets wacht.
    </Empty>
  );
}
