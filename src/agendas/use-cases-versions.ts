import type { PaperDocument } from '../documents/document.ts';
import { findPersons } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import { changeSentence } from '../text/agendas.ts';
import type { Language } from '../text/format.ts';
import { localDate } from '../time/local.ts';
import type { Scope } from '../work/work.ts';
import { agendaPaper } from './documents/agenda-paper.ts';
import { UNDATED, withClockTimes } from './rules/agenda-times.ts';
import type { AgendaVersionView } from './schema.ts';
import { findVersions, type StoredVersion } from './store.ts';
import { circulatedItem, demand, type Looker, meetingOrRefuse, rolesFor } from './use-cases.ts';

/** What was circulated, newest first, with what each version changed in words. */
export async function agendaVersions(
  scope: Scope,
  looker: Looker,
  meetingId: string,
  language: Language,
): Promise<AgendaVersionView[]> {
  const { versions, nameOf } = await circulated(scope, looker, meetingId);
  return versions.map((version) => versionView(version, nameOf(version.byPersonId), language));
}

/**
 * Every version as it went out, oldest first, as a paper too, with the moment and place that the meeting had then. Of a version
 * from before those were kept it is the present ones.
 */
export async function agendaVersionsToKeep(
  scope: Scope,
  looker: Looker,
  meetingId: string,
  language: Language,
): Promise<{ view: AgendaVersionView; paper: PaperDocument }[]> {
  const { meeting, versions, nameOf } = await circulated(scope, looker, meetingId);
  const name = await partnershipName(scope);
  return versions.reverse().map((version) => {
    const view = versionView(version, nameOf(version.byPersonId), language);
    const { title, starts, minutes, place, online } = version.meeting ?? meeting;
    const items = withClockTimes(version.items.map(circulatedItem), starts ?? UNDATED);
    const paper = agendaPaper({
      ...{ language, partnershipName: name, place, online, today: localDate(looker.now) },
      agenda: { title, bodyName: meeting.bodyName, startsAt: starts ?? '', meetingMinutes: minutes ?? 0, items },
      sent: { ...view, on: localDate(view.circulatedAt) },
    });
    return { view, paper };
  });
}

async function circulated(scope: Scope, looker: Looker, meetingId: string) {
  const meeting = await meetingOrRefuse(scope, meetingId);
  demand('agenda.view', await rolesFor(scope, looker, meeting.bodyId));
  const versions = await findVersions(scope, meetingId);
  const people = await findPersons(
    scope,
    versions.flatMap((version) => version.byPersonId ?? []),
  );
  const nameOf = (personId: string | null): string | null => (personId && people.get(personId)?.name) || null;
  return { meeting, versions, nameOf };
}

function versionView(stored: StoredVersion, byName: string | null, language: Language): AgendaVersionView {
  const { version, circulatedAt, items, changes } = stored;
  return {
    ...{ version, circulatedAt, byName },
    changes: changes.map((change) => changeSentence(change, language)),
    items: items.map(({ id: _, ...item }) => item),
  };
}
