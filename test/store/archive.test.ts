import { beforeEach, expect, test } from '@jest/globals';
import type { ArchiveJson } from '../../src/archive/schema.ts';
import { archiveFiles, openArchive } from '../../src/archive/use-cases.ts';
import { viewRound } from '../../src/outcomes/use-cases.ts';
import { saveOutcome, settleOutcome } from '../../src/outcomes/use-cases-answer.ts';
import { askOutcomes, withdrawRound } from '../../src/outcomes/use-cases-ask.ts';
import { rollUp } from '../../src/outcomes/use-cases-roll-up.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { type OutcomeRoster, outcomeRoster } from './outcomes-roster.ts';

const URL = 'https://kringwerk.example';
const OWN_WORDS = {
  position: 'agree-if' as const,
  reasons: 'Als elke kring een zetel houdt',
  dissent: 'Eén bestuur niet',
};

forEachDatabase((database) => {
  let roster: OutcomeRoster;
  let roundId: string;
  beforeEach(async () => {
    database.now = '2025-06-02T10:00:00.000Z';
    roster = await outcomeRoster(database);
    await roster.meeting(roster.kring.Oost, '2025-06-17T14:00', 'Kring Oost juni');
    await roster.meeting(roster.stuurgroep, '2025-09-04T14:00', 'Stuurgroep september');
    roundId = await as('lead', (work) =>
      askOutcomes(work, URL, {
        ...{ toBodyId: roster.stuurgroep, title: 'Samen leiden na 2026', explanation: '', dueOn: '2025-08-22' },
        questions: ['Gaan we verder in drie regio’s?'],
        kringen: [roster.kring.Oost, roster.kring.Zuid].map((bodyId) => ({ bodyId, settlerSeatId: null })),
      }),
    );
    const [question] = (await read('lead')).questions;
    const words = { ...OWN_WORDS, base: { reasons: '', dissent: '' } };
    for (const name of ['Oost', 'Zuid'] as const) {
      const at = { roundId, bodyId: roster.kring[name], questionId: question?.questionId ?? '' };
      await as(`chair${name}`, (work) => saveOutcome(work, URL, at, words));
    }
    await as('chairOost', (work) => settleOutcome(work, URL, { roundId, bodyId: roster.kring.Oost }));
  });

  const as = <T>(person: string, act: (work: Work) => Promise<T>) => database.transact(roster.as(person), act);
  const looker = (person: string) => ({ personId: roster.people[person] ?? '', now: database.now });
  const read = (person: string) =>
    database.read(roster.partnershipId, (scope) => viewRound(scope, looker(person), roundId));
  const archiveOf = async (bodyId: string, person: string) => {
    const source = await as(person, (work) => openArchive(work, bodyId, 2025));
    const papers = new Map<string, string>();
    let json: ArchiveJson | undefined;
    const look = <T>(one: Parameters<typeof database.read<T>>[1]) => database.read(roster.partnershipId, one);
    for await (const file of archiveFiles(source, looker(person), 'nl', look)) {
      if ('paper' in file) papers.set(file.path, JSON.stringify(file.paper));
      else if (file.path === 'archief.json') json = JSON.parse(Buffer.from(file.bytes).toString()) as ArchiveJson;
    }
    return { papers, outcomes: json?.meetings[0]?.outcomes };
  };

  test('what the kringen said is kept in their own words, with who has not answered', async () => {
    await as('lead', (work) => rollUp(work, URL, roundId, true));
    const { papers, outcomes } = await archiveOf(roster.stuurgroep, 'voorzitter');
    const file = '2025-09-04-stuurgroep-september/opbrengsten/01-samen-leiden-na-2026.pdf';
    const question = 'Gaan we verder in drie regio’s?';
    expect(outcomes).toEqual([
      {
        ...{ title: 'Samen leiden na 2026', file },
        kringen: [
          { name: 'Kring Oost', standing: 'settled', answers: [{ question, ...OWN_WORDS }] },
          { name: 'Kring Zuid', standing: 'busy', answers: [] },
        ],
      },
    ]);
    expect(papers.get(file)).toContain('Als elke kring een zetel houdt');
    expect(papers.get(file)).toContain('1 van 2 kringen');
  });

  test('a kring keeps what it said itself, and is told nothing of the others', async () => {
    const { papers, outcomes } = await archiveOf(roster.kring.Oost, 'memberOost');
    const file = '2025-06-17-kring-oost-juni/opbrengsten/01-samen-leiden-na-2026.pdf';
    expect(outcomes?.map(({ kringen }) => kringen.map(({ name }) => name))).toEqual([['Kring Oost']]);
    expect(papers.get(file)).toContain('Eén bestuur niet');
    expect(papers.get(file)).not.toContain('1 van 1');
    expect(papers.get(file)).not.toContain('Zuid');
  });

  test('a question that was withdrawn is not kept as one', async () => {
    await as('lead', (work) => withdrawRound(work, URL, roundId));
    expect((await archiveOf(roster.kring.Oost, 'memberOost')).outcomes).toEqual([]);
  });
});
