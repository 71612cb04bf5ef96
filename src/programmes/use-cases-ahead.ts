import { isSendingTime } from '../reminders/use-cases.ts';
import { localDate, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import type { Work } from '../work/work.ts';
import { aheadUntil } from './rules/ahead.ts';
import { programmesAhead, saveTold } from './store.ts';
import { loadProgramme } from './use-cases.ts';
import { tell } from './use-cases-cards.ts';
import { askedIn } from './use-cases-edit.ts';

/**
 * Some days before, everybody who takes part gets their own programme, whether sign-up is closed or not: seats and whoever else
 * is in a session. On working days and in office hours only; a meeting that moves to another day is told again.
 */
export async function tellAhead(work: Work, publicUrl: string): Promise<void> {
  if (!isSendingTime(work.now)) return;
  for (const meetingId of await programmesAhead(work, toLocal(work.now), aheadUntil(localDate(work.now)))) {
    const loaded = await loadProgramme(work, meetingId, work.now);
    const { starts } = loaded.meeting;
    if (!starts) continue;
    const asked = askedIn(loaded);
    const known = new Set(asked.map(({ personId }) => personId));
    const others = new Set(loaded.signUps.map(({ personId }) => personId).filter((id) => !known.has(id)));
    const people = [...asked, ...[...others].map((personId) => ({ personId }))];
    await tell(work, publicUrl, loaded, people, `ahead:${starts}`, { what: 'ahead' });
    await saveTold(work, meetingId, starts);
    await recordHistory(work, { entity: 'programme', entityId: meetingId, what: 'told-ahead', after: { starts } });
  }
}
