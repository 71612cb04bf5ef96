import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { ChangeFault } from '../../src/meetings/rules/change-options.ts';
import type { Language } from '../../src/text/format.ts';
import { refusalText } from '../../src/text/refusals.ts';
import { planPollText } from '../../src/text/tabs/meetings.ts';
import { publicHolidayNames } from '../../src/text/year-plan-reasons.ts';
import { useApp, useText } from '../shell/app-context.ts';
import type { DraftFault } from './new-poll.ts';

const useStyles = makeStyles({ faults: { margin: 0, paddingLeft: tokens.spacingHorizontalL } });

/** What is still to be put right before a poll, or a change of one, can be sent. */
export function FaultList({ faults }: { faults: readonly (DraftFault | ChangeFault)[] }) {
  const styles = useStyles();
  const text = useText(planPollText);
  const { language } = useApp();
  if (faults.length === 0) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {text.checkFirst}
        <ul className={styles.faults}>
          {faults.map((fault) => {
            const sentence = sentenceOf(fault, text, language);
            return <li key={sentence}>{sentence}</li>;
          })}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

function sentenceOf(fault: DraftFault | ChangeFault, text: (typeof planPollText)['nl'], language: Language): string {
  switch (fault.code) {
    case 'no-body':
      return text.noBody;
    case 'no-title':
      return text.noTitle;
    case 'option-holiday':
      return text.faults[fault.code](fault.option, publicHolidayNames[language][fault.holiday]);
    case 'no-date-left':
    case 'too-many-dates':
    case 'closed-only-adds':
    case 'deadline-after-existing':
    case 'date-unknown': {
      const { code, ...facts } = fault;
      return refusalText(`poll-${code}`, facts, language);
    }
    default:
      return text.faults[fault.code]('option' in fault ? fault.option : 0);
  }
}
