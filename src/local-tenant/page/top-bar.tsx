import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Subtitle2,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { NavigationRegular, WeatherSunnyRegular } from '@fluentui/react-icons';
import { ClockControl } from './clock-control.tsx';
import { FaultsControl } from './faults-control.tsx';
import { THEMES, type ThemeName } from './theme.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', margin: 0 },
});

interface BarProps {
  title: string;
  narrow: boolean;
  onPeople: () => void;
  theme: ThemeName;
  onTheme: (theme: ThemeName) => void;
}

/** The clock, what is broken on purpose, and how the page looks. */
export function TopBar({ title, narrow, onPeople, theme, onTheme }: BarProps) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      {narrow ? (
        <Button appearance="subtle" icon={<NavigationRegular />} aria-label="Kies een persoon" onClick={onPeople} />
      ) : null}
      <Subtitle2 as="h1" className={styles.title}>
        {narrow ? '' : title}
      </Subtitle2>
      <ClockControl narrow={narrow} />
      <FaultsControl narrow={narrow} />
      <Menu
        checkedValues={{ theme: [theme] }}
        onCheckedValueChange={(_event, { checkedItems }) => onTheme(checkedItems[0] as ThemeName)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content="Weergave" relationship="label">
            <Button appearance="subtle" icon={<WeatherSunnyRegular />} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {Object.entries(THEMES).map(([name, { label }]) => (
              <MenuItemRadio key={name} name="theme" value={name}>
                {label}
              </MenuItemRadio>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </header>
  );
}
