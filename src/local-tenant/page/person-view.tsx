import { Avatar, Badge, Caption1, makeStyles, Subtitle1, Tab, TabList, tokens } from '@fluentui/react-components';
import type { Person, Site } from './api.ts';
import { AppView } from './app/app-view.tsx';
import { CalendarView } from './calendar/calendar-view.tsx';
import { ChatView } from './chat/chat-view.tsx';
import { FeedView } from './feed/feed-view.tsx';
import { FilesView } from './files/files-view.tsx';
import { MailView } from './mail/mail-view.tsx';
import { usePlace, type View } from './place.ts';
import type { ThemeName } from './theme.ts';
import { TodoView } from './todo/todo-view.tsx';
import { Empty } from './widgets.tsx';

const useStyles = makeStyles({
  view: {
    height: '100%',
    display: 'grid',
    gridTemplateRows: 'auto auto minmax(0, 1fr)',
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  who: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXS}`,
    minWidth: 0,
  },
  words: { minWidth: 0, flexGrow: 1, display: 'grid' },
  name: { margin: 0 },
  second: { color: tokens.colorNeutralForeground3 },
  // On a phone they take two lines; the tab of the app is the last one.
  tabs: {
    flexWrap: 'wrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `0 ${tokens.spacingHorizontalS}`,
  },
  content: { minHeight: 0, minWidth: 0, overflow: 'hidden' },
});

const VIEWS: [View, string][] = [
  ['activiteit', 'Activiteit'],
  ['chat', 'Chat'],
  ['mail', 'Mail'],
  ['agenda', 'Agenda'],
  ['app', 'App'],
  ['bestanden', 'Bestanden'],
  ['taken', 'To Do'],
];

interface PersonProps {
  person: Person;
  site: Site;
  theme: ThemeName;
  narrow: boolean;
}

/** Everything of one person, in tabs. */
export function PersonView({ person, site, theme, narrow }: PersonProps) {
  const styles = useStyles();
  const [place, go] = usePlace();
  return (
    <div className={styles.view}>
      <div className={styles.who}>
        <Avatar name={person.name} color="colorful" size={narrow ? 32 : 40} aria-hidden />
        <div className={styles.words}>
          <Subtitle1 as="h2" className={styles.name}>
            {person.name}
          </Subtitle1>
          <Caption1 className={styles.second}>
            {[person.jobTitle, person.companyName].filter(Boolean).join(' · ')}
          </Caption1>
        </div>
        <Reach person={person} />
      </div>
      <TabList
        className={styles.tabs}
        size={narrow ? 'small' : 'medium'}
        selectedValue={place.view}
        onTabSelect={(_event, { value }) => go({ view: value as View })}
      >
        {VIEWS.map(([view, label]) => (
          <Tab key={view} value={view}>
            {view === 'app' ? site.app.name : label}
          </Tab>
        ))}
      </TabList>
      <div className={styles.content}>
        <Content person={person} site={site} theme={theme} narrow={narrow} view={place.view} />
      </div>
    </div>
  );
}

/** How this person stands to the institute's Microsoft 365, where that is special. */
function Reach({ person }: { person: Person }) {
  if (person.directory === null) return <Badge appearance="outline">Alleen mail</Badge>;
  if (person.directory === 'Guest') return <Badge appearance="outline">Gast</Badge>;
  return null;
}

function Content({ view, ...props }: PersonProps & { view: View }) {
  const { person } = props;
  if (view === 'mail') return <MailView person={person} narrow={props.narrow} />;
  if (view === 'agenda') return <CalendarView person={person} />;
  if (person.directory === null) {
    return (
      <Empty title={`${person.givenName} heeft hier geen Teams`}>
        De werkgever van {person.givenName} staat niet in deze Microsoft 365. Vragen komen per mail, met een link om te
        antwoorden.
      </Empty>
    );
  }
  if (view === 'activiteit') return <FeedView person={person} site={props.site} />;
  if (view === 'bestanden') return <FilesView person={person} />;
  if (view === 'taken') return <TodoView person={person} />;
  return view === 'app' ? <AppView {...props} /> : <ChatView {...props} />;
}
