import {
  FluentProvider,
  makeStyles,
  Text,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../src/text/format.ts';
import { shellText } from '../src/text/tabs/shell.ts';
import { ApiError, createApi } from './api.ts';
import type { Host, HostTheme } from './host.ts';
import type { Me, ScreenName } from './me.ts';
import { AppContext, useApp, useText } from './shell/app-context.ts';
import { deferred } from './shell/deferred.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { PARTNERSHIP, useFilter, usePath } from './shell/location.ts';
import { Navigation } from './shell/navigation.tsx';
import { Screen } from './shell/screen.tsx';
import { routeOf, SCREEN_ADDRESS } from './shell/screens.ts';
import { SignInScreen, StartTrouble, StrangerScreen } from './shell/sign-in-screen.tsx';
import { Empty } from './shell/states.tsx';
import { To } from './shell/to.tsx';

const FoundScreen = deferred(() => import('./people/found-screen.tsx'));

const THEMES = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
  // The host shows through, dimmed so far that text can be read on whatever is there; words in the brand's colour are a step lighter.
  glass: {
    ...teamsDarkTheme,
    colorNeutralBackground2: 'rgba(20, 20, 20, 0.88)',
    colorBrandForeground1: teamsDarkTheme.colorBrandForegroundLinkHover,
    colorCompoundBrandForeground1: teamsDarkTheme.colorBrandForegroundLinkHover,
    colorBrandForegroundLink: teamsDarkTheme.colorBrandForegroundLinkHover,
    colorBrandForegroundLinkHover: teamsDarkTheme.colorBrandForeground2,
    colorBrandForegroundLinkPressed: teamsDarkTheme.colorBrandForegroundLinkHover,
  },
};

const useStyles = makeStyles({
  page: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
  main: {
    maxWidth: '1200px',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    outlineStyle: 'none',
    '@media (max-width: 640px)': { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}` },
  },
});

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
  },
});

/** The whole of the tabs: theme, language, who is signed in, and the screen that the address names. */
export function TabsApp({ host }: { host: Host }) {
  const [theme, setTheme] = useState<HostTheme>(host.theme);
  const styles = useStyles();
  useEffect(() => host.onThemeChange(setTheme), [host]);
  // Scroll bars and date pickers are the browser's own; they follow the host's theme, not that of the computer.
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  }, [theme]);
  return (
    <QueryClientProvider client={queries}>
      <FluentProvider theme={THEMES[theme]} className={styles.page}>
        <SignedIn host={host} />
      </FluentProvider>
    </QueryClientProvider>
  );
}

function SignedIn({ host }: { host: Host }) {
  const language = useRef<Language>(host.language);
  const api = useMemo(
    () =>
      createApi(
        host,
        () => language.current,
        (spoken) => shellText[spoken].api,
      ),
    [host],
  );
  const me = useQuery({ queryKey: ['me'], queryFn: () => api.get<Me>('/me') });
  const [chosen, choose] = useFilter(PARTNERSHIP);
  const waiting = me.isPending;
  useEffect(() => {
    if (!waiting) host.ready();
  }, [host, waiting]);
  if (me.data) language.current = me.data.language;
  useEffect(() => {
    document.documentElement.lang = language.current;
  });
  const words = shellText[language.current];
  if (me.error instanceof ApiError && me.error.status === 401)
    return <SignInScreen host={host} words={words} onDone={() => void me.refetch()} />;
  if (me.error) return <StartTrouble words={words} error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return null;
  const partnership = me.data.partnerships.find(({ id }) => id === chosen) ?? me.data.partnerships[0];
  if (!partnership && me.data.mayFound) {
    return <FoundScreen api={api} language={language.current} onFounded={() => void me.refetch()} />;
  }
  if (!partnership) return <StrangerScreen words={words} />;
  const app = {
    api,
    host,
    me: me.data,
    partnership,
    language: language.current,
    at: (path: string) => `/partnerships/${partnership.id}${path}`,
  };
  return (
    <AppContext.Provider value={app}>
      {host.kind !== 'outlook' && host.place.where === 'personal' && <Navigation choose={choose} />}
      <CurrentScreen />
    </AppContext.Provider>
  );
}

/** Everybody has meetings; what else there is depends on who one is. */
type SomeonesScreen = Exclude<ScreenName, 'meetings'>;
const SOMEONES = Object.keys(SCREEN_ADDRESS).filter((screen): screen is SomeonesScreen => screen !== 'meetings');

function CurrentScreen() {
  const styles = useStyles();
  const text = useText(shellText);
  const path = usePath();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // A new screen starts at its top, with the keyboard there too; not on arrival, where the host decides.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what moves us
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus();
    window.scrollTo(0, 0);
  }, [path]);
  const found = routeOf(path);
  const { partnership } = useApp();
  // Teams shows its tabs to everybody who has the app, whatever there is in them for whom.
  const home = SOMEONES.find((screen) => SCREEN_ADDRESS[screen] === path.replace(/\/$/, ''));
  return (
    <main ref={main} id="inhoud" tabIndex={-1} className={styles.main}>
      {home && !partnership.screens.includes(home) ? (
        <NotYours screen={home} />
      ) : found ? (
        <ErrorBoundary key={path}>
          <found.route.view subject={found.subject} />
        </ErrorBoundary>
      ) : (
        <Screen title={text.noSuchScreen}>
          <Text>{text.noSuchScreenHelp}</Text>
        </Screen>
      )}
    </main>
  );
}

/** A screen that holds nothing for who looks: for whom it is, and where their own things are. */
function NotYours({ screen }: { screen: SomeonesScreen }) {
  const text = useText(shellText);
  return (
    <Screen title={text.screens[screen]}>
      <Empty title={text.notYours.title} action={<To address={SCREEN_ADDRESS.meetings}>{text.notYours.toMine}</To>}>
        {text.notYours.forWhom[screen]}
      </Empty>
    </Screen>
  );
}
