import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { agendaPaper } from '../../src/agendas/documents/agenda-paper.ts';
import { withClockTimes } from '../../src/agendas/rules/agenda-times.ts';
import type { AgendaView } from '../../src/agendas/schema.ts';
import { documentName, type PaperDocument } from '../../src/documents/document.ts';
import { writeDocument } from '../../src/documents/write.ts';
import { actionsPaper, decisionsPaper } from '../../src/minutes/documents/list-papers.ts';
import { minutesPaper } from '../../src/minutes/documents/minutes-paper.ts';
import { minutesSample } from '../browser/minutes-samples.ts';
import { fullAgenda } from '../support/full-agenda.ts';

const OUT = 'test-results/documents';

function paperOf(agenda: AgendaView, language: 'nl' | 'en' = 'nl'): PaperDocument {
  const meeting = { place: 'Marijke Hogeschool, bestuurskamer', online: true, today: '2026-11-16' };
  return agendaPaper({ language, partnershipName: 'Partnerschap Opleiden Oost', agenda, ...meeting });
}

async function textOf(pdf: Buffer): Promise<{ text: string; pages: number }> {
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return { text: text.replace(/\s+/g, ' '), pages: totalPages };
}

describe('minutes on paper', () => {
  const minutes = minutesSample();
  const paper = minutesPaper({
    ...{ language: 'nl', partnershipName: 'Partnerschap Opleiden Oost', minutes, place: 'Bestuurskamer', online: true },
    meetingMinutes: 120,
    held: {
      ...{ present: ['Frank Lindeboom', 'Ineke Smit (vervangt: Kring Zuid)'], absent: ['Jan de Wit'] },
      votes: [
        {
          ...{ itemId: minutes.items[0]?.itemId ?? '', question: 'Gaan we akkoord?', outcome: 'adopted' },
          totals: { for: 7, against: 2, abstain: 1 },
        },
      ],
    },
    today: '2026-11-27',
  });

  test('as PDF: who was there, what was said, what was decided and who does what', async () => {
    const pdf = await writeDocument(paper, 'pdf');
    keep('notulen.pdf', pdf);
    const { text, pages } = await textOf(pdf);
    expect(text).toContain('Aanwezig Frank Lindeboom en Ineke Smit (vervangt: Kring Zuid)');
    expect(text).toContain('Afwezig Jan de Wit');
    expect(text).toMatch(/Wanneer .* uur Waar Bestuurskamer, en online via Teams/);
    expect(text).toContain('1. Begroting: voorstel van de penvoerder');
    expect(text).toContain('Kring Noord vraagt naar de reserve.');
    expect(text).toContain('Besluit 2026-14: De stuurgroep stemt in met de begroting');
    expect(text).toContain('Stemming “Gaan we akkoord?”: Aangenomen. 7 voor, 2 tegen, 1 onthouding.');
    expect(text).not.toContain('Besluit 2026-15:');
    expect(text).toContain('Ingetrokken op do 26 nov 2026');
    expect(text).toContain('Versie 1, nog niet vastgesteld · vrijdag 27 november 2026');
    expect(text).toContain(`Pagina ${pages} van ${pages}`);
  });

  test('as Word: real headings, and text longer than a page', async () => {
    const long = {
      ...minutes,
      items: minutes.items.map((item) => ({ ...item, text: 'Een lange zin.\n'.repeat(900) })),
    };
    const described = minutesPaper({
      ...{ language: 'nl', partnershipName: 'Oost', minutes: long, place: '', online: false },
      ...{ held: null, today: '2026-11-27', meetingMinutes: 0 },
    });
    const docx = await writeDocument(paper, 'docx');
    keep('notulen.docx', docx);
    const body = strFromU8(unzipSync(new Uint8Array(docx))['word/document.xml']!);
    expect(body).toContain('w:val="Heading1"');
    expect(body).toContain('Besluit 2026-14');
    expect((await textOf(await writeDocument(described, 'pdf'))).pages).toBeGreaterThan(20);
  });

  test('an agenda: each item is a heading in Word and a bookmark in the PDF', async () => {
    const described = agendaPaper({
      ...{ language: 'nl', partnershipName: 'Oost', place: 'Zaal 3', online: false, today: '2026-11-27' },
      agenda: {
        ...{ title: 'Stuurgroep', bodyName: 'Stuurgroep', startsAt: '2026-12-08T13:30', meetingMinutes: 120 },
        items: withClockTimes(
          ['Opening', 'Begroting 2027'].map((title, nth) => ({
            ...{ id: String(nth), title, kind: 'besluiten' as const, minutes: 30, presenter: null, presenterId: null },
            ...{ presenterText: null, explanation: '', desired: '', origin: null, papers: [], paperDue: false },
          })),
          '2026-12-08T13:30',
        ),
      },
      sent: { version: 2, on: '2026-11-27', byName: 'Frank Lindeboom', changes: ['Nieuw: "Opening", als punt 1.'] },
    });
    const body = strFromU8(unzipSync(new Uint8Array(await writeDocument(described, 'docx')))['word/document.xml']!);
    expect(body.match(/w:val="Heading1"/g)).toHaveLength(3);
    const pdf = await getDocumentProxy(new Uint8Array(await writeDocument(described, 'pdf')));
    const bookmarks = (await pdf.getOutline()).map(({ title }: { title: string }) => title);
    expect(bookmarks).toEqual(['1. Opening', '2. Begroting 2027', 'Wat er is veranderd na versie 1']);
  });

  test('the lists: of one body, over all bodies, and empty', async () => {
    const about = { language: 'nl' as const, partnershipName: 'Oost', cut: false, today: '2026-11-27' };
    const one = await writeDocument(decisionsPaper(minutes.decisions, { ...about, bodyName: 'Stuurgroep' }), 'pdf');
    keep('besluitenlijst.pdf', one);
    expect((await textOf(one)).text).toContain('Besluitenlijst Stuurgroep');
    const all = await writeDocument(actionsPaper(minutes.earlierActions, { ...about, bodyName: null }), 'pdf');
    keep('actielijst.pdf', all);
    expect((await textOf(all)).text).toContain('Alle overleggen');
    expect((await textOf(all)).text).toContain('Te laat');
    const none = actionsPaper([], { ...about, bodyName: null });
    expect((await textOf(await writeDocument(none, 'pdf'))).text).toContain('De lijst is leeg.');
  });
});

describe('an agenda on paper', () => {
  test('as PDF: all points with time, goal and minutes, page numbers, and version and date at the foot', async () => {
    const pdf = await writeDocument(paperOf(fullAgenda(40)), 'pdf');
    keep('agenda.pdf', pdf);
    const { text, pages } = await textOf(pdf);
    expect(pages).toBeGreaterThan(2);
    expect(text).toContain('Stuurgroep: begroting en samenvoegen van kringen');
    expect(text).toContain('donderdag 26 november 2026, 14.00–16.00 uur');
    expect(text).toContain('Agendapunt 40');
    expect(text).toContain(`Pagina ${pages} van ${pages}`);
    expect(text).toContain('Versie 2 · maandag 16 november 2026');
    expect(pdf.toString('latin1')).toContain('/Lang (nl)');
  });

  test('as Word: the same words, with a real title and a footer with page fields', async () => {
    const docx = await writeDocument(paperOf(fullAgenda(40)), 'docx');
    keep('agenda.docx', docx);
    const files = unzipSync(new Uint8Array(docx));
    const body = strFromU8(files['word/document.xml']!);
    const footer = strFromU8(files['word/footer1.xml']!);
    expect(body).toContain('w:val="Title"');
    expect(body).toContain('Agendapunt 40');
    expect(body).toContain('Besluiten');
    expect(footer).toContain('PAGE');
    expect(footer).toContain('NUMPAGES');
  });

  test('in English, without a date and without points, it still says what it is', async () => {
    const empty = { ...fullAgenda(0), startsAt: '', version: 0, items: [] };
    const { text } = await textOf(await writeDocument(paperOf(empty, 'en'), 'pdf'));
    expect(text).toContain('The date will follow');
    expect(text).toContain('Draft, not circulated yet');
    expect(text).toContain('The agenda will follow.');
  });

  test.each([
    [['Agenda', 'Kring Oost: één vraag & één antwoord'], 'agenda-kring-oost-een-vraag-een-antwoord.pdf'],
    [['', '···'], 'document.pdf'],
    [['a'.repeat(200)], `${'a'.repeat(80)}.pdf`],
  ])('%j is kept as %s', (words, name) => {
    expect(documentName(words, 'pdf')).toBe(name);
  });
});

/** To look at, and to open in Word. */
function keep(name: string, bytes: Buffer): void {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}/${name}`, bytes);
}
