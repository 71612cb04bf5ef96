import type { OutgoingMail } from '../delivery/schema.ts';
import { agendaCopy } from '../text/agendas.ts';
import type { Language } from '../text/format.ts';
import type { Work } from '../work/work.ts';
import type { ComparedItem } from './rules/agenda-changes.ts';
import { papersForMail } from './rules/mail-papers.ts';
import type { AgendaMeeting } from './store.ts';
import { papersOfMeeting } from './store-papers.ts';
import { agendaOnPaper, lookerOf } from './use-cases.ts';
import { mailRef } from './use-cases-papers.ts';

/** What goes along with the agenda to members who cannot open the tab, and what the mail says about it. */
export interface MailedAgenda {
  files(language: Language): Pick<OutgoingMail, 'papers' | 'word' | 'kept'>;
  told(language: Language): string[];
}

/** The agenda as it now goes out, with the papers that are new since it last did. */
export async function attachmentsFor(
  work: Work,
  meeting: AgendaMeeting,
  version: { items: readonly ComparedItem[]; before: readonly ComparedItem[] },
): Promise<MailedAgenda> {
  const papers = {
    nl: await agendaOnPaper(work, lookerOf(work), meeting.meetingId, 'nl'),
    en: await agendaOnPaper(work, lookerOf(work), meeting.meetingId, 'en'),
  };
  const sent = new Set(version.before.flatMap(({ papers: held = [] }) => held.map(refOf)));
  const fresh = version.items.flatMap(({ papers: held = [] }) => held).filter((paper) => !sent.has(refOf(paper)));
  const stored = new Map((await papersOfMeeting(work, meeting.meetingId)).map((paper) => [paper.id, paper]));
  const { along, named } = papersForMail(fresh.flatMap(({ paperId }) => stored.get(paperId) ?? []));
  const names = (some: readonly { name: string }[]) => some.map(({ name }) => name);
  return {
    files: (language) => ({
      papers: [papers[language]],
      word: [papers[language]],
      kept: along.map((paper) => ({ ref: mailRef(paper), name: paper.name, type: paper.type })),
    }),
    told: (language) => {
      const say = agendaCopy[language];
      return [
        say.mailAlong,
        ...(along.length > 0 ? [say.mailPapers(names(along))] : []),
        ...(named.length > 0 ? [say.mailNamed(names(named))] : []),
      ];
    },
  };
}

function refOf({ paperId, version }: { paperId: string; version: number }): string {
  return mailRef({ id: paperId, version });
}
