import type { MyMeetings } from '../../src/meetings/schema.ts';
import type { MyObligations } from '../../src/reminders/schema.ts';
import { searchText } from '../../src/text/search.ts';
import { myMeetingsText } from '../../src/text/tabs/meetings.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { outcomesText } from '../../src/text/tabs/outcomes.ts';
import { preferencesText } from '../../src/text/tabs/preferences.ts';
import { RecentMeetings } from '../minutes/recent-meetings.tsx';
import { useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section, TwoColumns } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useRead } from '../shell/use-api.ts';
import { useTodoSync } from '../shell/use-todo-sync.ts';
import { AnsweredList } from './answered-list.tsx';
import { MeetingCard } from './meeting-card.tsx';
import { QuestionList, useAskedHere } from './question-list.tsx';

const NONE: MyObligations['open'] = [];

/** The first screen of every member: what is asked of me, then where I have to be. */
export default function MyMeetingsScreen() {
  useTodoSync();
  const text = useText(myMeetingsText);
  const preferences = useText(preferencesText);
  const outcomes = useText(outcomesText);
  const search = useText(searchText);
  return (
    <Screen
      title={text.title}
      actions={
        <>
          <To address="/tab/zoeken">{search.open}</To>
          <To address="/tab/opbrengsten">{outcomes.openList}</To>
          <To address="/tab/meldingen">{preferences.open}</To>
        </>
      }
    >
      <TwoColumns
        left={<Asked />}
        right={
          <>
            <Next />
            <RecentMeetings />
          </>
        }
      />
    </Screen>
  );
}

function Asked() {
  const text = useText(myMeetingsText);
  const open = useRead<MyObligations>('/my-obligations');
  const mine = useRead<MyMeetings>('/me/meetings');
  const asked = useAskedHere(open.data?.open ?? NONE);
  const here = new Set(asked.map(({ question }) => question.subjectId));
  return (
    <>
      <Section title={text.asked}>
        <Loaded query={open} rows={2} height={220}>
          {() => <QuestionList asked={asked} />}
        </Loaded>
      </Section>
      {mine.data && <AnsweredList asks={mine.data.asks.filter(({ pollId }) => !here.has(pollId))} />}
    </>
  );
}

function Next() {
  const text = useText(myMeetingsText);
  const lists = useText(minutesText);
  const mine = useRead<MyMeetings>('/me/meetings');
  return (
    <Section title={text.next} actions={<To address="/tab/besluiten">{lists.openLists}</To>}>
      <Loaded query={mine} rows={3} height={120}>
        {({ next }) =>
          next.length === 0 ? (
            <Empty title={text.nothingNext}>{text.nothingNextHelp}</Empty>
          ) : (
            next.map((meeting) => <MeetingCard key={meeting.meetingId} meeting={meeting} />)
          )
        }
      </Loaded>
    </Section>
  );
}
