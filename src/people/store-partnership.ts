import type { Language } from '../text/format.ts';
import type { Scope, Work } from '../work/work.ts';
import type { DirectoryLink, Linkable } from './rules/directory-links.ts';
import type { PartnershipSettings } from './schema.ts';
import { updateRows } from './store-rows.ts';

export async function findSettings(scope: Scope): Promise<PartnershipSettings | undefined> {
  return scope.tx
    .selectFrom('partnership')
    .select(['name', 'institute', 'secretariat_mailbox as secretariatMailbox', 'language'])
    .where('id', '=', scope.partnershipId)
    .executeTakeFirst();
}

export async function partnershipLanguage(scope: Scope): Promise<Language> {
  return (await findSettings(scope))?.language ?? 'nl';
}

export async function saveSettings(scope: Scope, settings: PartnershipSettings): Promise<void> {
  const { name, institute, secretariatMailbox, language } = settings;
  await scope.tx
    .updateTable('partnership')
    .set({ name, institute, secretariat_mailbox: secretariatMailbox, language })
    .where('id', '=', scope.partnershipId)
    .execute();
}

/** Makes whatever changes the roster of this partnership as a whole take turns. */
export async function lockPartnership(scope: Scope): Promise<void> {
  await scope.tx
    .selectFrom('partnership')
    .select('id')
    .where('id', '=', scope.partnershipId)
    .forNoKeyUpdate()
    .execute();
}

/** Adds the partnership that `work` is for. */
export async function insertPartnership(work: Work, settings: PartnershipSettings, tenantId: string): Promise<void> {
  await work.tx
    .insertInto('partnership')
    .values({
      id: work.partnershipId,
      name: settings.name,
      institute: settings.institute,
      secretariat_mailbox: settings.secretariatMailbox,
      language: settings.language,
      tenant_id: tenantId,
      created_at: work.now,
    })
    .execute();
}

/** True when the tenant has a partnership of this name already. */
export async function hasPartnership(tx: Scope['tx'], tenantId: string, name: string): Promise<boolean> {
  const row = await tx
    .selectFrom('partnership')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds somebody who runs the programme, before there is a roster. */
export async function insertProgrammaleider(
  work: Work,
  person: { name: string; email: string; language: Language; entraId: string | null; organisation: string },
): Promise<string> {
  const id = work.newId();
  const { name, email, language, entraId, organisation } = person;
  await work.tx
    .insertInto('person')
    .values({
      partnership_id: work.partnershipId,
      id,
      name,
      email,
      language,
      organisation,
      entra_id: entraId,
      directory: entraId === null ? null : 'member',
    })
    .execute();
  await work.tx
    .insertInto('person_role')
    .values({ partnership_id: work.partnershipId, person_id: id, role: 'programmaleider', for_id: work.partnershipId })
    .execute();
  return id;
}

/** Persons the directory has not been asked about since `since` (ISO instant), longest ago first. */
export async function personsToLookUp(scope: Scope, since: string, limit: number): Promise<Linkable[]> {
  return scope.tx
    .selectFrom('person')
    .select(['id', 'email', 'entra_id as entraId'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('ended_on', 'is', null)
    .where((where) =>
      where.or([where('directory_checked_at', 'is', null), where('directory_checked_at', '<', new Date(since))]),
    )
    .orderBy('directory_checked_at', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Accounts in use by persons other than these. */
export async function accountsOfOthers(
  scope: Scope,
  entraIds: readonly string[],
  personIds: readonly string[],
): Promise<Set<string>> {
  if (entraIds.length === 0) return new Set();
  const rows = await scope.tx
    .selectFrom('person')
    .select('entra_id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('entra_id', 'in', [...entraIds])
    .where('id', 'not in', [...personIds])
    .execute();
  return new Set(rows.flatMap((row) => row.entra_id ?? []));
}

/** Saves what the directory said at `at` (ISO instant). Accounts are let go first, so that two may change places. */
export async function saveLinks(scope: Scope, links: readonly DirectoryLink[], at: string): Promise<void> {
  await updateRows(
    scope,
    'person',
    ['entra_id'],
    links.map(({ id }) => ({ id, entra_id: null })),
  );
  await updateRows(
    scope,
    'person',
    ['entra_id', 'directory', 'directory_checked_at'],
    links.map(({ id, entraId, kind }) => ({ id, entra_id: entraId, directory: kind, directory_checked_at: at })),
  );
}

/** The programmaleiders, to be told something. */
export async function programmeLeaderIds(scope: Scope): Promise<string[]> {
  const rows = await scope.tx
    .selectFrom('person_role as role')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'role.partnership_id').onRef('person.id', '=', 'role.person_id'),
    )
    .select('person.id')
    .distinct()
    .where('role.partnership_id', '=', scope.partnershipId)
    .where('role.role', '=', 'programmaleider')
    .where('person.ended_on', 'is', null)
    .orderBy('person.id')
    .execute();
  return rows.map((row) => row.id);
}
