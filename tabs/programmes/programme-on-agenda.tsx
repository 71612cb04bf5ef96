import { Text } from '@fluentui/react-components';
import type { ProgrammeView } from '../../src/programmes/schema.ts';
import { programmeCopy } from '../../src/text/programmes.ts';
import { useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Section } from '../shell/screen.tsx';
import { To } from '../shell/to.tsx';
import { useRead } from '../shell/use-api.ts';

/** At the agenda of a meeting: its programme with one's own sessions, or a way to begin one where that is usual. */
export function ProgrammeOnAgenda({ meetingId }: { meetingId: string }) {
  const text = useText(programmeCopy);
  const panel = usePanelStyles();
  const { data: view } = useRead<ProgrammeView>(`/meetings/${meetingId}/programme`);
  if (!view || !(view.exists || (view.usual && view.may.change))) return null;
  const own = view.parts.flatMap(({ sessions }) => sessions.filter(({ mine }) => mine === 'placed'));
  return (
    <Section title={text.section}>
      <div className={panel.panel}>
        {own.length > 0 ? (
          own.map(({ sessionId, title, room }) => (
            <Text key={sessionId}>{[title, room && text.room(room)].filter(Boolean).join(' · ')}</Text>
          ))
        ) : (
          <Text>{view.exists ? (view.may.signUp ? text.noneChosen : text.states[view.state]) : text.sectionHelp}</Text>
        )}
        <To address={`/tab/dagprogramma/${meetingId}`}>{view.exists ? text.link : text.make}</To>
      </div>
    </Section>
  );
}
