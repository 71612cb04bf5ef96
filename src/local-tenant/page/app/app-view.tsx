import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Spinner,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Person, Site } from '../api.ts';
import { usePlace } from '../place.ts';
import { teamsPlace } from '../teams-links.ts';
import type { ThemeName } from '../theme.ts';
import { Empty } from '../widgets.tsx';
import { type HostedTab, TeamsHost } from './teams-host.ts';

const useStyles = makeStyles({
  view: { height: '100%', display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)' },
  tabs: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowX: 'auto' },
  stage: { position: 'relative', minHeight: 0 },
  frame: { width: '100%', height: '100%', border: 'none', display: 'block' },
  loading: { position: 'absolute', top: tokens.spacingVerticalXXL, left: 0, right: 0, pointerEvents: 'none' },
});

/** A tab that has said nothing for this long is no tab of Teams, or is broken. */
const PATIENCE_MS = 15_000;

interface AppProps {
  person: Person;
  site: Site;
  theme: ThemeName;
}

/** The app's own tabs for this person, inside a host that answers as Teams does. */
export function AppView({ person, site, theme }: AppProps) {
  const styles = useStyles();
  const [place, go] = usePlace();
  const tab = site.tabs.find(({ id }) => id === place.item) ?? site.tabs[0];
  if (!tab) return <Empty title={`${site.app.name} heeft geen tabblad`} />;
  return (
    <div className={styles.view}>
      {site.tabs.length > 1 ? (
        <TabList
          className={styles.tabs}
          size="small"
          selectedValue={tab.id}
          onTabSelect={(_event, { value }) => go({ view: 'app', item: String(value) })}
        >
          {site.tabs.map(({ id, name }) => (
            <Tab key={id} value={id}>
              {name}
            </Tab>
          ))}
        </TabList>
      ) : (
        <span />
      )}
      <Stage
        key={`${tab.id} ${place.sub ?? ''}`}
        tab={{ person, site, tabId: tab.id, subPageId: place.sub, theme }}
        contentUrl={tab.contentUrl}
        name={tab.name}
      />
    </div>
  );
}

type Phase = 'loading' | 'ready' | 'silent' | { failed: string };

function Stage({ tab, contentUrl, name }: { tab: HostedTab; contentUrl: string; name: string }) {
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const [phase, setPhase] = useState<Phase>('loading');
  const [attempt, setAttempt] = useState(0);
  useHost(frame, tab, contentUrl, attempt, setPhase);
  return (
    <div className={styles.stage}>
      {phase === 'silent' || typeof phase === 'object' ? (
        <MessageBar intent="warning">
          <MessageBarBody>
            {phase === 'silent' ? 'Het tabblad meldt zich niet.' : 'Het tabblad meldt dat het niet kan starten.'}
          </MessageBarBody>
          <MessageBarActions>
            <Button
              onClick={() => {
                setPhase('loading');
                setAttempt(attempt + 1);
              }}
            >
              Laad opnieuw
            </Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {phase === 'loading' ? <Spinner className={styles.loading} label={`${name} laden`} /> : null}
      <iframe
        key={attempt}
        ref={frame}
        className={styles.frame}
        title={`${name} van ${tab.person.name}`}
        src={contentUrl}
      />
    </div>
  );
}

/** Plays the host for as long as the frame is shown, and passes on a change of theme. */
function useHost(
  frame: React.RefObject<HTMLIFrameElement | null>,
  tab: HostedTab,
  contentUrl: string,
  attempt: number,
  setPhase: React.Dispatch<React.SetStateAction<Phase>>,
): void {
  const [, go] = usePlace();
  const host = useRef<TeamsHost | null>(null);
  const current = useRef(tab);
  current.current = tab;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new frame, so it needs a new host
  useEffect(() => {
    if (!frame.current) return;
    const { site } = current.current;
    host.current = new TeamsHost(frame.current, contentUrl, () => current.current, {
      onReady: () => setPhase('ready'),
      onFailed: (failed) => setPhase({ failed }),
      onLink: (link) => {
        const target = teamsPlace(link, site);
        if (target) go(target);
        else if (/^https?:/.test(link)) window.open(link, '_blank', 'noopener');
        else return false;
        return true;
      },
      onNavigate: ({ pageId, subPageId }) =>
        go({ view: 'app', item: pageId ?? current.current.tabId, sub: subPageId ?? null }),
    });
    const timer = setTimeout(() => setPhase((phase) => (phase === 'loading' ? 'silent' : phase)), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      host.current?.stop();
    };
  }, [contentUrl, attempt, frame, go, setPhase]);
  useEffect(() => host.current?.tellTheme(tab.theme), [tab.theme]);
}
