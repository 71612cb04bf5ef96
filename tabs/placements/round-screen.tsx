import { placementsText } from '../../src/text/tabs/placements.ts';
import { useText } from '../shell/app-context.ts';
import { Screen } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { RoundDashboardView } from './round-dashboard.tsx';

/** One round by its own address. */
export default function RoundScreen({ subject }: ScreenProps) {
  const text = useText(placementsText);
  return (
    <Screen title={text.title} back="/tab/plaatsing">
      <RoundDashboardView roundId={subject} />
    </Screen>
  );
}
