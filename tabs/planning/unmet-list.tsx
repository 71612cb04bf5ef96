import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
  },
});

/** Everything the proposal could not meet or could not know; that all is well is said too. */
export function UnmetList({ unmet }: { unmet: string[] }) {
  const styles = useStyles();
  const text = useText(yearPlanScreenText);
  if (unmet.length === 0) {
    return (
      <MessageBar intent="success">
        <MessageBarBody>{text.allMet}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <Section title={text.unmet}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <ul className={styles.list}>
            {unmet.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </MessageBarBody>
      </MessageBar>
    </Section>
  );
}
