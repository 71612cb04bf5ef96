import type { StudentOverview } from '../../../src/placements/schema-students.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { useText } from '../../shell/app-context.ts';
import { To } from '../../shell/to.tsx';
import { useRead } from '../../shell/use-api.ts';

/** The way to a round's students, with how many wait; nothing for who may not see any. */
export function StudentsLink({ roundId }: { roundId: string }) {
  const text = useText(studentsText);
  const { data } = useRead<StudentOverview>(`/placement-rounds/${roundId}/students`);
  if (!data || (data.boards.length === 0 && !data.mayImport)) return null;
  const waiting = data.boards.reduce((sum, { proposed }) => sum + proposed, 0);
  return (
    <div>
      <To address={`/tab/plaatsing/ronde/${roundId}/studenten`}>{text.link(waiting)}</To>
    </div>
  );
}
