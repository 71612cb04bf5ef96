import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { mayAgendas } from './rules/may-agendas.ts';
import type { AgendaSettingsView, SaveAgendaSettings } from './schema-settings.ts';
import { findItems, lockAgenda, replaceItems, saveAgenda } from './store.ts';
import { findAgendaBody, findAgendaSettings, saveAgendaSettings } from './store-settings.ts';
import { demand, type Looker, lookerOf, meetingOrRefuse, rolesFor } from './use-cases.ts';
import { itemsToStart } from './use-cases-start.ts';

/** How a body likes its agendas. */
export async function agendaSettings(scope: Scope, looker: Looker, bodyId: string): Promise<AgendaSettingsView> {
  const body = await findAgendaBody(scope, bodyId);
  if (!body) throw new Refusal('not-found', 'not-found');
  const roles = await rolesFor(scope, looker, bodyId);
  demand('agenda.view', roles);
  const stored = await findAgendaSettings(scope, bodyId);
  return { bodyId, bodyName: body.name, ...stored, may: { change: mayAgendas('agenda.settings.change', roles) } };
}

/** Saves how a body likes its agendas. Refused when somebody else saved meanwhile: neither should lose what they did. */
export async function changeAgendaSettings(work: Work, bodyId: string, wanted: SaveAgendaSettings): Promise<void> {
  const body = await findAgendaBody(work, bodyId, true);
  if (!body) throw new Refusal('not-found', 'not-found');
  demand('agenda.settings.change', await rolesFor(work, lookerOf(work), bodyId));
  const before = await findAgendaSettings(work, bodyId);
  if (before.savedAt !== wanted.basedOn) {
    throw new Refusal('conflict', 'agenda-settings-changed', { name: before.savedBy ?? '' });
  }
  await saveAgendaSettings(work, bodyId, wanted.settings);
  await recordHistory(work, {
    entity: 'body',
    entityId: bodyId,
    what: 'agenda-settings-changed',
    before: before.settings,
    after: wanted.settings,
  });
}

/** Begins an empty agenda with what is fixed and, when one is chosen, a template. */
export async function startAgenda(work: Work, meetingId: string, templateId: string | null): Promise<void> {
  const meeting = await meetingOrRefuse(work, meetingId);
  demand('agenda.save', await rolesFor(work, lookerOf(work), meeting.bodyId));
  const agenda = await lockAgenda(work, meetingId);
  if ((await findItems(work, meetingId)).length > 0) throw new Refusal('conflict', 'agenda-started');
  const items = await itemsToStart(work, meeting.bodyId, (templates) => {
    if (templateId === null) return null;
    const template = templates.find(({ id }) => id === templateId);
    if (!template) throw new Refusal('conflict', 'agenda-template-gone');
    return template;
  });
  if (items.length === 0) throw new Refusal('conflict', 'agenda-nothing-fixed');
  await replaceItems(work, meetingId, items);
  await saveAgenda(work, meetingId, { revision: agenda.revision + 1 });
  const after = {
    revision: agenda.revision + 1,
    items: items.map(({ title, kind, minutes }) => ({ title, kind, minutes })),
  };
  await recordHistory(work, { entity: 'agenda', entityId: meetingId, what: 'started', after });
}
