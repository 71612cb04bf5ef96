import { makeStyles, tokens } from '@fluentui/react-components';

/** The rows of decisions and of actions. */
export const useRowStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    overflowWrap: 'anywhere',
  },
  what: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    flex: '1 1 14rem',
    minWidth: 0,
  },
  subtle: { color: tokens.colorNeutralForeground3 },
});
