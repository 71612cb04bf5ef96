import { deferred } from '../shell/deferred.tsx';
import { Loading } from '../shell/states.tsx';
import { PeopleLists } from './people-lists.tsx';

const BodyChangeScreen = deferred(() => import('./body-change/screen.tsx'), <Loading rows={4} />);
const RosterScreen = deferred(() => import('./roster-screen.tsx'), <Loading rows={4} />);
const SettingsScreen = deferred(() => import('./settings-screen.tsx'), <Loading rows={4} />);

/** "Deelnemers" and the screens that lie below it. */
export default function PeopleScreen({ subject }: { subject: string }) {
  if (subject === 'upload') return <RosterScreen />;
  if (subject === 'instellingen') return <SettingsScreen />;
  if (subject === 'overleggen') return <BodyChangeScreen />;
  return <PeopleLists />;
}
