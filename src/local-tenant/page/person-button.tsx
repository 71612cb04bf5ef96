import { Avatar, Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { Person } from './api.ts';
import { Dot, listButton } from './widgets.tsx';

const useStyles = makeStyles({
  button: {
    ...listButton,
    minHeight: '44px',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 ${tokens.colorBrandStroke1}`,
  },
  words: { display: 'grid', minWidth: 0 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  second: { color: tokens.colorNeutralForeground3 },
});

/** One person in the list: who, what they are, and whether something waits. */
export function PersonButton({
  person,
  chosen,
  onChoose,
}: {
  person: Person;
  chosen: boolean;
  onChoose: (id: string) => void;
}) {
  const styles = useStyles();
  const second = [person.jobTitle, person.companyName].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className={mergeClasses(styles.button, chosen && styles.chosen)}
      aria-current={chosen ? 'true' : undefined}
      onClick={() => onChoose(person.id)}
    >
      <Avatar name={person.name} color="colorful" size={28} aria-hidden />
      <span className={styles.words}>
        <Text className={styles.line} weight={person.waiting ? 'semibold' : 'regular'}>
          {person.name}
        </Text>
        <Caption1 className={mergeClasses(styles.line, styles.second)} title={second}>
          {second}
        </Caption1>
      </span>
      {person.waiting ? <Dot label="Hier wacht iets" /> : null}
    </button>
  );
}
