import { beforeEach, describe, expect, test } from '@jest/globals';
import { viewAgenda } from '../../src/agendas/use-cases.ts';
import { cancelMeeting, carryOutBodyChange, previewBodyChange } from '../../src/meetings/use-cases.ts';
import { writeItem } from '../../src/minutes/use-cases.ts';
import { circulateMinutes } from '../../src/minutes/use-cases-circulate.ts';
import { addDecision } from '../../src/minutes/use-cases-record.ts';
import { outcomeHandlers } from '../../src/outcomes/jobs.ts';
import type { Position } from '../../src/outcomes/rules/outcome-round.ts';
import { listRounds, outcomesOfMeeting, viewRound } from '../../src/outcomes/use-cases.ts';
import { addToOutcome, reopenOutcome, saveOutcome, settleOutcome } from '../../src/outcomes/use-cases-answer.ts';
import { askOutcomes, outcomeChoices, withdrawRound } from '../../src/outcomes/use-cases-ask.ts';
import { drawOutcome } from '../../src/outcomes/use-cases-cards.ts';
import { outcomesOnPaper, rollUp } from '../../src/outcomes/use-cases-roll-up.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { KRINGEN, type Kring, type OutcomeRoster, outcomeRoster } from './outcomes-roster.ts';

const URL = 'https://kringwerk.example';

forEachDatabase((database) => {
  let roster: OutcomeRoster;
  let roundId: string;
  let september: string;
  const juneMeetings = {} as Record<Kring, string>;
  beforeEach(async () => {
    database.now = '2025-06-02T10:00:00.000Z';
    roster = await outcomeRoster(database);
    for (const name of KRINGEN) {
      const day = name === 'Rivierenland' ? null : '2025-06-17T14:00';
      if (day) juneMeetings[name] = await roster.meeting(roster.kring[name], day, `Kring ${name} juni`);
    }
    september = await roster.meeting(roster.stuurgroep, '2025-09-04T14:00', 'Stuurgroep september');
    roundId = await as('lead', (work) =>
      askOutcomes(work, URL, {
        toBodyId: roster.stuurgroep,
        title: 'Samen leiden na 2026',
        explanation: 'We vragen elke kring om een standpunt.',
        dueOn: '2025-08-22',
        questions: ['Gaan de kringen samen in drie regio’s?', 'Krijgen éénpitters een eigen zetel?'],
        kringen: KRINGEN.map((name) => ({ bodyId: roster.kring[name], settlerSeatId: null })),
      }),
    );
  });

  const as = <T>(person: string, act: (work: Work) => Promise<T>) => database.transact(roster.as(person), act);
  const looker = (person: string) => ({ personId: roster.people[person] ?? '', now: database.now });
  const view = (person = 'lead') =>
    database.read(roster.partnershipId, (scope) => viewRound(scope, looker(person), roundId));
  const agendaOf = (meetingId: string, person = 'lead') =>
    database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker(person), meetingId));
  const at = (name: Kring) => ({ roundId, bodyId: roster.kring[name] });
  const questions = async () => (await view()).questions.map(({ questionId }) => questionId) as [string, string];
  const said = (position: Position, reasons = '', dissent = '', base = { reasons: '', dissent: '' }) => ({
    ...{ position, reasons, dissent, base },
  });
  const answer = async (name: Kring, position: Position, reasons = '', dissent = '', by = `chair${name}`) => {
    for (const questionId of await questions()) {
      await as(by, (work) => saveOutcome(work, URL, { ...at(name), questionId }, said(position, reasons, dissent)));
    }
  };
  const settle = (name: Kring, by = `chair${name}`) => as(by, (work) => settleOutcome(work, URL, at(name)));
  const tick = async () => {
    const needs = { transact: database.transact, partnershipIds: async () => [roster.partnershipId], publicUrl: URL };
    for (const { handle } of outcomeHandlers(needs)) await handle({});
  };
  const owed = async () =>
    (
      await database.open.db
        .selectFrom('obligation')
        .select(['title', 'seat_id'])
        .where('partnership_id', '=', roster.partnershipId)
        .where('question_kind', '=', 'outcome')
        .where('settled_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .orderBy('title')
        .execute()
    ).map(({ title }) => title.replace(': Samen leiden na 2026', ''));
  const kringOf = async (name: Kring, person = 'lead') =>
    (await view(person)).kringen.find(({ bodyId }) => bodyId === roster.kring[name]);
  const decideInSeptember = async () => {
    const item = (await agendaOf(september)).items.find(({ title }) => title.startsWith('Opbrengsten'));
    const decision = {
      itemId: item?.id ?? '',
      text: 'Drie regio’s vanaf 1 januari 2027',
      followUp: 'Werkgroep werkt uit',
    };
    await as('voorzitter', (work) => addDecision(work, september, decision));
    await as('voorzitter', (work) => circulateMinutes(work, URL, september));
  };

  test('the round of June to September 2025: asked, answered, brought together without one, decided, told', async () => {
    // Every kring with a meeting has the question on its agenda; the last gets it as soon as one is planned.
    for (const name of KRINGEN.slice(0, 5)) {
      expect((await agendaOf(juneMeetings[name])).items).toMatchObject([
        { kind: 'bespreken', title: 'Vraag van Stuurgroep: Samen leiden na 2026' },
      ]);
    }
    await tick();
    expect((await kringOf('Rivierenland'))?.agenda).toBeNull();
    const late = await roster.meeting(roster.kring.Rivierenland, '2025-06-24T10:00', 'Kring Rivierenland juni');
    await tick();
    await tick();
    expect((await agendaOf(late)).items).toHaveLength(1);
    expect(await owed()).toEqual(KRINGEN.map((name) => `Opbrengst van Kring ${name}`).sort());

    await answer('Noord', 'agree', 'Minder overleg, meer kracht');
    await answer('Oost', 'agree-if', 'Als elke kring een zetel houdt', 'Eén bestuur wil niets veranderen');
    await answer('Zuid', 'disagree', 'De afstand wordt te groot');
    await answer('West', 'none', 'De kring is verdeeld', 'De helft wil wachten');
    await answer('Heuvelrug', 'agree');
    for (const name of KRINGEN.slice(0, 5)) await settle(name);
    expect(await owed()).toEqual(['Opbrengst van Kring Rivierenland']);

    database.now = '2025-08-26T09:00:00.000Z';
    expect((await kringOf('Rivierenland'))?.standing).toBe('late');
    await expect(as('lead', (work) => rollUp(work, URL, roundId, false))).rejects.toMatchObject({
      code: 'outcome-late-kringen',
      facts: { kringen: 'Kring Rivierenland' },
    });
    expect((await view()).state).toBe('open');
    await as('lead', (work) => rollUp(work, URL, roundId, true));
    const [item] = (await agendaOf(september)).items;
    expect(item).toMatchObject({ kind: 'besluiten', title: 'Opbrengsten van de kringen: Samen leiden na 2026' });
    expect(item?.explanation).toContain('5 van 6 kringen hebben geantwoord.');
    expect(item?.explanation).toContain('Nog geen antwoord van Kring Rivierenland.');
    expect(item?.explanation).toContain('Eens: Kring Heuvelrug en Kring Noord.');
    expect(item?.explanation).toContain('Geen gezamenlijk standpunt: Kring West.');
    const paper = await database.read(roster.partnershipId, (scope) =>
      outcomesOnPaper(scope, looker('voorzitter'), roundId, 'nl'),
    );
    expect(JSON.stringify(paper)).toContain('Eén bestuur wil niets veranderen');

    // The late kring may still answer; what was brought together stays as it was, until it is done again.
    await answer('Rivierenland', 'agree', 'Na de zomer besproken');
    await settle('Rivierenland');
    expect(await kringOf('Rivierenland')).toMatchObject({ standing: 'settled', afterRollUp: true });
    expect((await agendaOf(september)).items[0]?.explanation).toContain('5 van 6');
    await as('lead', (work) => rollUp(work, URL, roundId, false));
    expect((await agendaOf(september)).items).toHaveLength(1);
    expect((await agendaOf(september)).items[0]?.explanation).toContain('6 van 6');

    // The decision flows back to the next agenda of every kring, once, also where that meeting is planned later.
    database.now = '2025-09-04T15:00:00.000Z';
    const autumn = await roster.meeting(roster.kring.Noord, '2025-10-07T14:00', 'Kring Noord oktober');
    await decideInSeptember();
    await tick();
    await tick();
    expect((await agendaOf(autumn)).items).toMatchObject([
      { kind: 'informeren', title: 'Besluit van Stuurgroep: Samen leiden na 2026' },
    ]);
    expect((await agendaOf(autumn)).items[0]?.explanation).toContain(
      'Besluit 2025-1: Drie regio’s vanaf 1 januari 2027',
    );
    expect(await view('memberZuid')).toMatchObject({ state: 'decided', decisions: [{ number: '2025-1' }] });
    const zuid = await roster.meeting(roster.kring.Zuid, '2025-11-11T14:00', 'Kring Zuid november');
    await tick();
    await tick();
    expect((await agendaOf(zuid)).items).toHaveLength(1);
    expect(await owed()).toEqual([]);
  });

  test('a decision that takes two meetings still reaches the kringen', async () => {
    for (const name of KRINGEN) {
      await answer(name, 'agree');
      await settle(name);
    }
    await as('lead', (work) => rollUp(work, URL, roundId, false));
    database.now = '2025-09-04T15:00:00.000Z';
    const november = await roster.meeting(roster.stuurgroep, '2025-11-06T14:00', 'Stuurgroep november');
    const kring = await roster.meeting(roster.kring.Oost, '2025-12-02T14:00', 'Kring Oost december');
    const [item] = (await agendaOf(september)).items;
    await as('voorzitter', (work) =>
      writeItem(work, september, item?.id ?? '', { base: '', text: 'Te weinig tijd', unfinished: true }),
    );
    await as('voorzitter', (work) => circulateMinutes(work, URL, september));
    await tick();
    expect((await view()).state).toBe('rolled-up');
    const again = (await agendaOf(november)).items.find(({ title }) => title.startsWith('Vervolg'));
    const decision = { itemId: again?.id ?? '', text: 'Akkoord', followUp: '' };
    await as('voorzitter', (work) => addDecision(work, november, decision));
    await tick();
    expect((await view()).state).toBe('rolled-up');
    await as('voorzitter', (work) => circulateMinutes(work, URL, november));
    await tick();
    expect((await agendaOf(kring)).items.map(({ title }) => title)).toEqual([
      'Besluit van Stuurgroep: Samen leiden na 2026',
    ]);
    // That meeting is called off: the kring hears it at the next one.
    await as('lead', (work) => cancelMeeting(work, URL, kring));
    await tick();
    const later = await roster.meeting(roster.kring.Oost, '2026-01-13T14:00', 'Kring Oost januari');
    await tick();
    await tick();
    expect((await agendaOf(later)).items.map(({ title }) => title)).toEqual([
      'Besluit van Stuurgroep: Samen leiden na 2026',
    ]);
  });

  describe('answering', () => {
    test('one settles, others add under their name, outsiders do neither; nothing typed is lost', async () => {
      const [first] = await questions();
      const place = { ...at('Noord'), questionId: first };
      await as('chairNoord', (work) => saveOutcome(work, URL, place, said('agree', 'Een')));
      await Promise.all([
        as('chairNoord', (work) =>
          saveOutcome(work, URL, place, said('agree', 'Een\nTwee', '', { reasons: 'Een', dissent: '' })),
        ),
        as('lead', (work) =>
          saveOutcome(work, URL, place, said('agree', 'Een\nDrie', '', { reasons: 'Een', dissent: '' })),
        ),
      ]);
      const lines = (await kringOf('Noord'))?.answers[0]?.reasons.split('\n').sort();
      expect(lines).toEqual(['Drie', 'Een', 'Twee']);
      await expect(as('memberNoord', (work) => saveOutcome(work, URL, place, said('disagree')))).rejects.toMatchObject({
        kind: 'not-allowed',
      });
      const added = { questionId: first, text: 'Denk aan de éénpitters' };
      await as('memberNoord', (work) => addToOutcome(work, URL, at('Noord'), added));
      await as('memberNoord', (work) => addToOutcome(work, URL, at('Noord'), added));
      expect((await kringOf('Noord'))?.additions).toMatchObject([
        { byName: 'Lid Noord', text: 'Denk aan de éénpitters' },
      ]);
      await expect(as('memberOost', (work) => addToOutcome(work, URL, at('Noord'), added))).rejects.toMatchObject({
        kind: 'not-allowed',
      });
    });

    test('what is incomplete is not settled; what is settled is opened first; twice is once', async () => {
      const [first, second] = await questions();
      await as('chairNoord', (work) => saveOutcome(work, URL, { ...at('Noord'), questionId: first }, said('agree')));
      await expect(settle('Noord')).rejects.toMatchObject({ code: 'outcome-incomplete', facts: { open: 1 } });
      await as('chairNoord', (work) => saveOutcome(work, URL, { ...at('Noord'), questionId: second }, said('agree')));
      await settle('Noord');
      await settle('Noord');
      await expect(answer('Noord', 'disagree')).rejects.toMatchObject({ code: 'outcome-settled' });
      await as('chairNoord', (work) => reopenOutcome(work, URL, at('Noord')));
      expect(await owed()).toContain('Opbrengst van Kring Noord');
      await answer('Noord', 'disagree');
      await settle('Noord');
      await as('lead', (work) => rollUp(work, URL, roundId, true));
      await expect(as('chairNoord', (work) => reopenOutcome(work, URL, at('Noord')))).rejects.toMatchObject({
        code: 'outcome-rolled-up',
      });
    });

    test('kringen see their own answer; each other’s words once they were brought together', async () => {
      await answer('Noord', 'agree', 'Geheim tot september');
      await settle('Noord');
      expect((await view('memberOost')).kringen.map(({ name }) => name)).toEqual(['Kring Oost']);
      expect((await view('opleiding')).kringen).toHaveLength(6);
      await as('lead', (work) => rollUp(work, URL, roundId, true));
      expect((await view('memberOost')).kringen).toHaveLength(6);
      const lists = await database.read(roster.partnershipId, (scope) => listRounds(scope, looker('memberOost')));
      expect(lists).toMatchObject([{ asked: 6, settled: 1, mine: [{ bodyName: 'Kring Oost' }], overview: true }]);
      const seen = await database.read(roster.partnershipId, (scope) =>
        outcomesOfMeeting(scope, looker('memberOost'), juneMeetings.Oost),
      );
      expect(seen.outcomes).toMatchObject([{ roundId, bodyId: roster.kring.Oost }]);
    });

    test('the card of who settles is a form, of the others a summary with room to add', async () => {
      const draw = (person: string, name: Kring) =>
        database.read(roster.partnershipId, (scope) =>
          drawOutcome(scope, { ...looker(person), language: 'nl' }, URL, {
            subjectId: `${roundId}:${roster.kring[name]}`,
          }),
        );
      expect(JSON.stringify(await draw('chairNoord', 'Noord'))).toContain('outcome.answer');
      const others = JSON.stringify(await draw('memberNoord', 'Noord'));
      expect(others).toContain('outcome.add');
      expect(others).not.toContain('outcome.answer');
      await answer('Noord', 'agree');
      expect(JSON.stringify(await draw('chairNoord', 'Noord'))).toContain('outcome.settle');
      await expect(draw('memberOost', 'Noord')).rejects.toMatchObject({ kind: 'not-allowed' });
    });
  });

  describe('what changes around it', () => {
    const change = async (what: Parameters<typeof previewBodyChange>[2]) => {
      const { seen } = await as('lead', (work) => previewBodyChange(work, 'nl', what));
      await as('lead', (work) => carryOutBodyChange(work, URL, { change: what, seen }));
      await tick();
    };

    test('a kring that is dissolved: a settled answer stays, an open one is asked no more, both visibly', async () => {
      await answer('Zuid', 'disagree', 'Onze laatste woorden');
      await settle('Zuid');
      await answer('West', 'agree');
      database.now = '2025-06-10T10:00:00.000Z';
      await change({ kind: 'dissolve', bodyId: roster.kring.Zuid });
      await change({ kind: 'dissolve', bodyId: roster.kring.West });
      expect(await kringOf('Zuid')).toMatchObject({ standing: 'settled', goneOn: '2025-06-09', goneInto: null });
      expect(await kringOf('West')).toMatchObject({ standing: 'gone', answers: [{ position: 'agree' }, {}] });
      expect(await owed()).not.toContain('Opbrengst van Kring West');
      await expect(settle('West', 'lead')).rejects.toMatchObject({ code: 'outcome-kring-gone' });
      await as('lead', (work) => rollUp(work, URL, roundId, true));
      const tally = (await view()).tallies[0];
      expect(tally).toMatchObject({ said: { disagree: ['Kring Zuid'] }, gone: ['Kring West'] });
    });

    test('a kring that merges into one that was not asked: the question goes along', async () => {
      const nieuw = { ...roster.kring };
      const id = nieuw.Rivierenland;
      // A round for West alone, so that the kring that takes it in was not asked.
      roundId = await as('lead', (work) =>
        askOutcomes(work, URL, {
          ...{ toBodyId: roster.stuurgroep, title: 'Alleen West', explanation: '', dueOn: '2025-08-22' },
          ...{ questions: ['Waarom?'], kringen: [{ bodyId: roster.kring.West, settlerSeatId: null }] },
        }),
      );
      database.now = '2025-06-10T10:00:00.000Z';
      const into = { intoId: id, meetings: 'move' as const, polls: 'carry' as const };
      await change({ kind: 'merge', bodyId: roster.kring.West, ...into });
      expect(await kringOf('West')).toMatchObject({ standing: 'gone', goneInto: 'Kring Rivierenland' });
      expect(await kringOf('Rivierenland')).toMatchObject({ standing: 'waiting', settler: 'Voorzitter Rivierenland' });
      expect((await owed()).filter((title) => title.includes('Alleen West'))).toEqual([
        'Opbrengst van Kring Rivierenland: Alleen West',
      ]);
    });

    test('a meeting that is called off: the question goes on the next agenda', async () => {
      await as('lead', (work) => cancelMeeting(work, URL, juneMeetings.Noord));
      const next = await roster.meeting(roster.kring.Noord, '2025-07-01T10:00', 'Kring Noord juli');
      await tick();
      await tick();
      expect((await agendaOf(next)).items).toHaveLength(1);
    });

    test('a seat that ends: another one settles and owes', async () => {
      await database.open.db
        .updateTable('seat')
        .set({ ended_on: '2025-06-01' })
        .where('id', '=', roster.seats['chairOost'] ?? '')
        .execute();
      await tick();
      expect((await kringOf('Oost'))?.settler).toBe('Lid Oost');
      await answer('Oost', 'agree', '', '', 'memberOost');
      await settle('Oost', 'memberOost');
      expect(await owed()).not.toContain('Opbrengst van Kring Oost');
    });

    test('a round that is withdrawn: off the agendas, owed by nobody, and the words kept', async () => {
      await answer('Noord', 'agree', 'Bewaard');
      await as('lead', (work) => withdrawRound(work, URL, roundId));
      expect((await agendaOf(juneMeetings.Noord)).items).toEqual([]);
      expect(await owed()).toEqual([]);
      await expect(settle('Noord')).rejects.toMatchObject({ code: 'outcome-withdrawn' });
      expect((await kringOf('Noord'))?.answers[0]?.reasons).toBe('Bewaard');
    });
  });

  test('asking is for who leads the programme or the stuurgroep, in time, and of kringen alone', async () => {
    const choices = (person: string) =>
      database.read(roster.partnershipId, (scope) => outcomeChoices(scope, looker(person)));
    expect((await choices('voorzitter'))?.to).toMatchObject([{ name: 'Stuurgroep' }]);
    expect(await choices('memberNoord')).toBeNull();
    const asked = {
      ...{ toBodyId: roster.stuurgroep, title: 'x', explanation: '', dueOn: '2025-08-22', questions: ['?'] },
      kringen: [{ bodyId: roster.kring.Noord, settlerSeatId: null }],
    };
    await expect(as('memberNoord', (work) => askOutcomes(work, URL, asked))).rejects.toMatchObject({
      kind: 'not-allowed',
    });
    const past = { ...asked, dueOn: '2025-06-01' };
    await expect(as('lead', (work) => askOutcomes(work, URL, past))).rejects.toMatchObject({
      code: 'outcome-due-past',
    });
    const wrong = { ...asked, kringen: [{ bodyId: roster.stuurgroep, settlerSeatId: null }] };
    await expect(as('lead', (work) => askOutcomes(work, URL, wrong))).rejects.toMatchObject({
      code: 'outcome-no-kring',
    });
    await expect(as('lead', (work) => rollUp(work, URL, roundId, true))).rejects.toMatchObject({
      code: 'outcome-nothing-yet',
    });
  });
});
