import type { BodyAtAGlance } from '../../src/meetings/schema-surfaces.ts';
import { surfacesText } from '../../src/text/tabs/surfaces.ts';
import { ApiError } from '../api.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Empty } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useRead } from '../shell/use-api.ts';
import { BodyTab } from './body-tab.tsx';
import { MeetingPanel } from './meeting-panel.tsx';
import { MeetingStage } from './meeting-stage.tsx';
import { chatQuery } from './surface-address.ts';

/** How often what everybody looks at together is asked for again, in milliseconds. */
const TOGETHER = 15_000;

/** A body where people meet: as a tab, beside a meeting, or on everybody's screen in it. */
export default function BodySurface({ subject }: ScreenProps) {
  const text = useText(surfacesText);
  const { frame, chatId } = useApp().host.place;
  const glance = useRead<BodyAtAGlance>(`/surfaces/bodies/${subject}${chatQuery(chatId)}`, {
    ...(frame === 'meetingStage' || frame === 'sidePanel' ? { refetchEvery: TOGETHER } : {}),
  });
  const { error } = glance;
  if (error instanceof ApiError && (error.status === 404 || error.status === 403)) {
    return (
      <Screen title={text.notYours}>
        <Empty title={text.notYours} action={<To address="/tab/overleg">{text.openInApp}</To>}>
          {text.notYoursHelp}
        </Empty>
      </Screen>
    );
  }
  return (
    <Loaded query={glance} rows={3} height={96}>
      {(shown) => {
        if (frame === 'sidePanel') return <MeetingPanel glance={shown} />;
        if (frame === 'meetingStage') return <MeetingStage glance={shown} />;
        return <BodyTab glance={shown} />;
      }}
    </Loaded>
  );
}
