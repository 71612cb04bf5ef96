import { FluentProvider, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { call, type Person, type Site } from './api.ts';
import { useLiveUpdates } from './live.ts';
import { PeopleDrawer, PeopleList } from './people-list.tsx';
import { PersonButton } from './person-button.tsx';
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
  firsts: { listStyleType: 'none', margin: `${tokens.spacingVerticalM} 0 0`, padding: 0 },
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
            <Chosen
              person={person}
              people={people.data}
              waiting={!site.data}
              onChoose={(id) => go({ person: id, view: 'app' })}
            >
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

interface ChosenProps {
  person: Person | undefined;
  people: Person[] | undefined;
  waiting: boolean;
  onChoose: (id: string) => void;
  children: ReactNode;
}

/** The chosen person's things, or what to do when nobody is chosen yet. */
function Chosen({ person, people, waiting, onChoose, children }: ChosenProps) {
  const styles = useStyles();
  if (waiting || !people) return <Spinner className={styles.loading} label="Oefenomgeving laden" />;
  if (person) return children;
  return (
    <Empty title="Kies een persoon">
      Je speelt hier iedereen: kies iemand uit de lijst en bekijk de chats, de mail, de agenda en de app zoals diegene
      ze ziet. Een stip laat zien waar iets wacht, en bovenaan zet je de klok vooruit. Begin bijvoorbeeld met een van
      deze mensen, uit elke rol één:
      <ul className={styles.firsts}>
        {firstsOf(people).map((each) => (
          <li key={each.id}>
            <PersonButton person={each} chosen={false} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </Empty>
  );
}

/** The first of each group whom one can play in Teams, in the order of the list: whoever leads comes first in it. */
function firstsOf(people: readonly Person[]): Person[] {
  const firsts = new Map<string, Person>();
  for (const each of people)
    if (each.directory !== null && !each.shared && !firsts.has(each.group)) firsts.set(each.group, each);
  return [...firsts.values()];
}
