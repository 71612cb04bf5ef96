import type { CapacityForm } from '../../src/placements/schema.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { useRead } from '../shell/use-api.ts';
import { CapacityFormPanel } from './capacity-form.tsx';
import { MoreTime } from './more-time.tsx';

/** One board's figures, filled in on its behalf; the subject is `roundId/bestuur/boardId`. */
export default function BoardScreen({ subject }: ScreenProps) {
  const text = useText(placementsText);
  const [roundId, , boardId] = subject.split('/');
  const form = useRead<CapacityForm>(`/placement-rounds/${roundId}/boards/${boardId}/capacity`);
  return (
    <Screen title={text.title} back={`/tab/plaatsing/ronde/${roundId}`}>
      <Loaded query={form} rows={4} height={72}>
        {(data) => (
          <>
            <CapacityFormPanel form={data} />
            {data.extension && <MoreTime key={data.extension.until ?? ''} form={data} extension={data.extension} />}
          </>
        )}
      </Loaded>
    </Screen>
  );
}
