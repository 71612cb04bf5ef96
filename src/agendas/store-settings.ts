import type { Scope, Work } from '../work/work.ts';
import { type AgendaSettings, USUAL_AGENDA } from './rules/agenda-start.ts';

export interface StoredAgendaSettings {
  settings: AgendaSettings;
  /** ISO instant; null: nobody has set anything yet. */
  savedAt: string | null;
  savedBy: string | null;
}

/** How a body likes its agendas; what it never said is as usual. */
export async function findAgendaSettings(scope: Scope, bodyId: string): Promise<StoredAgendaSettings> {
  const row = await scope.tx
    .selectFrom('agenda_setting as setting')
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'setting.partnership_id').onRef('person.id', '=', 'setting.saved_by'),
    )
    .select(['setting.settings', 'setting.saved_at', 'person.name'])
    .where('setting.partnership_id', '=', scope.partnershipId)
    .where('setting.body_id', '=', bodyId)
    .executeTakeFirst();
  if (!row) return { settings: USUAL_AGENDA, savedAt: null, savedBy: null };
  return {
    settings: { ...USUAL_AGENDA, ...row.settings },
    savedAt: row.saved_at.toISOString(),
    savedBy: row.name,
  };
}

export async function saveAgendaSettings(work: Work, bodyId: string, settings: AgendaSettings): Promise<void> {
  const columns = { settings: JSON.stringify(settings), saved_by: work.actor.personId, saved_at: work.now };
  await work.tx
    .insertInto('agenda_setting')
    .values({ partnership_id: work.partnershipId, body_id: bodyId, ...columns })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'body_id']).doUpdateSet(columns))
    .execute();
}

/** The body while it exists; for an update it is locked, so that of two who save at once the second sees the first. */
export async function findAgendaBody(
  scope: Scope,
  bodyId: string,
  lock = false,
): Promise<{ id: string; name: string } | undefined> {
  return scope.tx
    .selectFrom('body')
    .select(['id', 'name'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', bodyId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}
