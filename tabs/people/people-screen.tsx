import { lazy } from 'react';
import { PeopleLists } from './people-lists.tsx';

const BodyChangeScreen = lazy(() => import('./body-change/screen.tsx'));
const RosterScreen = lazy(() => import('./roster-screen.tsx'));
const SettingsScreen = lazy(() => import('./settings-screen.tsx'));

/** "Deelnemers" and the screens that lie below it. */
export default function PeopleScreen({ subject }: { subject: string }) {
  if (subject === 'upload') return <RosterScreen />;
  if (subject === 'instellingen') return <SettingsScreen />;
  if (subject === 'overleggen') return <BodyChangeScreen />;
  return <PeopleLists />;
}
