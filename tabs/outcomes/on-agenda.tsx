import type { OutcomesOfMeeting } from '../../src/outcomes/schema.ts';
import { outcomesText } from '../../src/text/tabs/outcomes.ts';
import { useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { To } from '../shell/to.tsx';
import { useRead } from '../shell/use-api.ts';

/** Leads from an agenda to the question that a kring has to answer, or to what the kringen said together. */
export function OutcomesOnAgenda({ meetingId }: { meetingId: string }) {
  const text = useText(outcomesText);
  const { data } = useRead<OutcomesOfMeeting>(`/meetings/${meetingId}/outcomes`);
  if (!data || data.outcomes.length === 0) return null;
  return (
    <Section title={text.onAgenda}>
      {data.outcomes.map(({ roundId, title, bodyId }) => (
        <To key={`${roundId}${bodyId}`} address={`/tab/opbrengsten/${roundId}${bodyId ? `/kring/${bodyId}` : ''}`}>
          {bodyId ? text.answerHere(title) : text.readHere(title)}
        </To>
      ))}
    </Section>
  );
}
