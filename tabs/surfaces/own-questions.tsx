import { Text } from '@fluentui/react-components';
import type { MyObligations } from '../../src/reminders/schema.ts';
import { surfacesText } from '../../src/text/tabs/surfaces.ts';
import { QuestionList, useAskedHere } from '../meetings/question-list.tsx';
import { useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Section } from '../shell/screen.tsx';
import { useRead } from '../shell/use-api.ts';

const NONE: MyObligations['open'] = [];

/** What this body asks of the reader, to answer in place; others in the channel see theirs. */
export function OwnQuestions({ bodyName }: { bodyName: string }) {
  const text = useText(surfacesText);
  const open = useRead<MyObligations>('/my-obligations');
  const asked = useAskedHere((open.data?.open ?? NONE).filter((one) => one.bodyName === bodyName));
  return (
    <Section title={text.asked}>
      <Loaded query={open} rows={1} height={120}>
        {() => (asked.length > 0 ? <QuestionList asked={asked} /> : <Text>{text.nothingAsked}</Text>)}
      </Loaded>
    </Section>
  );
}
