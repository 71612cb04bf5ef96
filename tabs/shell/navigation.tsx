import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import { shellText } from '../../src/text/tabs/shell.ts';
import { useApp, useText } from './app-context.ts';
import { navigableScreens } from './host-tabs.ts';
import { goTo, usePath } from './location.ts';
import { routeOf, SCREEN_ADDRESS } from './screens.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
  links: {
    display: 'flex',
    flexGrow: 1,
    flexWrap: 'wrap',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  link: {
    display: 'block',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: `3px solid transparent`,
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
  },
  choice: {
    maxWidth: '100%',
    padding: tokens.spacingHorizontalXS,
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  skip: {
    position: 'absolute',
    left: '-999px',
    ':focus': {
      left: tokens.spacingHorizontalM,
      zIndex: 10,
      padding: tokens.spacingHorizontalM,
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorBrandForegroundLink,
    },
  },
});

/** The screens that hold something for this person; and their partnerships, for the few who have more than one. */
export function Navigation({ choose }: { choose: (partnershipId: string) => void }) {
  const styles = useStyles();
  const text = useText(shellText);
  const { me, partnership } = useApp();
  const { tab } = useApp().host.place;
  const current = routeOf(usePath())?.route.screen;
  const screens = navigableScreens(partnership.screens, tab, current);
  if (screens.length === 0 && me.partnerships.length < 2) return null;
  const go = (event: MouseEvent, address: string) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(address);
  };
  return (
    <nav className={styles.bar} aria-label={text.navigation}>
      <a href="#inhoud" className={styles.skip}>
        {text.skip}
      </a>
      <ul className={styles.links}>
        {screens.map((screen) => (
          <li key={screen}>
            <a
              href={SCREEN_ADDRESS[screen]}
              className={mergeClasses(styles.link, screen === current && styles.current)}
              aria-current={screen === current ? 'page' : undefined}
              onClick={(event) => go(event, SCREEN_ADDRESS[screen])}
            >
              {text.screens[screen]}
            </a>
          </li>
        ))}
      </ul>
      {me.partnerships.length > 1 && (
        <select
          aria-label={text.partnership}
          className={styles.choice}
          value={partnership.id}
          onChange={(event) => choose(event.target.value)}
        >
          {me.partnerships.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </nav>
  );
}
