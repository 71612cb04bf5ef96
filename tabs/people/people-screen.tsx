import { lazy } from 'react';
import { PeopleLists } from './people-lists.tsx';

const RosterScreen = lazy(() => import('./roster-screen.tsx'));
const SettingsScreen = lazy(() => import('./settings-screen.tsx'));

/** "Deelnemers" and the two screens that lie below it. */
export default function PeopleScreen({ subject }: { subject: string }) {
  if (subject === 'upload') return <RosterScreen />;
  if (subject === 'instellingen') return <SettingsScreen />;
  return <PeopleLists />;
}
