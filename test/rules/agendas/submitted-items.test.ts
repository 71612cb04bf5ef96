import { describe, expect, test } from '@jest/globals';
import { itemFromMessage, messageLink } from '../../../src/agendas/rules/message.ts';
import { type SubmitPlace, submitPlace, titleIn, waitsAt } from '../../../src/agendas/rules/submitted-items.ts';
import { understand } from '../../../src/reminders/rules/understand.ts';

const near = { meetingId: 'near', starts: '2026-11-10T13:30' };
const far = { meetingId: 'far', starts: '2026-12-15T13:30' };
const at = { submitDays: 10, now: '2026-11-02T10:00' };

describe('for which meeting an item is submitted', () => {
  test.each<[string, Parameters<typeof submitPlace>, SubmitPlace]>([
    ['the named one, in time', ['far', [near, far], at], { go: 'meeting', meetingId: 'far' }],
    [
      'the named one, too late: it says until when and what is next',
      ['near', [near, far], at],
      { go: 'too-late', until: '2026-10-31', next: far.starts },
    ],
    ['too late with nothing after it', ['near', [near], at], { go: 'too-late', until: '2026-10-31', next: null }],
    [
      'on the last day',
      ['near', [near], { submitDays: 8, now: '2026-11-02T23:59' }],
      { go: 'meeting', meetingId: 'near' },
    ],
    ['one that is not to come', ['gone', [near, far], at], { go: 'meeting-gone' }],
    ['the first that takes items', [null, [near, far], at], { go: 'meeting', meetingId: 'far' }],
    ['none takes items: after the last', [null, [near], at], { go: 'later', after: near.starts }],
    ['none is planned', [null, [], at], { go: 'later', after: at.now }],
  ])('%s', (_, given, place) => {
    expect(submitPlace(...given)).toEqual(place);
  });
});

test.each<[string, Parameters<typeof waitsAt>, string | null]>([
  ['at its own meeting', [{ meetingId: 'far', after: '2026-11-01T00:00' }, [near, far]], 'far'],
  [
    'at the next, when its own is over or cancelled',
    [{ meetingId: 'x', after: '2026-11-01T00:00' }, [near, far]],
    'near',
  ],
  ['put off: at the one after', [{ meetingId: null, after: near.starts }, [near, far]], 'far'],
  ['nowhere yet', [{ meetingId: null, after: far.starts }, [near, far]], null],
])('an item waits %s', (_, given, meetingId) => {
  expect(waitsAt(...given)).toBe(meetingId);
});

test.each([
  ['agendapunt: Reiskosten van studenten', 'Reiskosten van studenten'],
  ['Agendapunt Reiskosten', 'Reiskosten'],
  ['agendapunt indienen', ''],
  ['agendapunt', ''],
  ['Zet de reiskosten op de agenda', 'De reiskosten'],
  ['voeg de reiskosten toe aan de agenda van de werkgroep', 'De reiskosten'],
  ['Kun je reiskosten op de agenda zetten?', 'Reiskosten'],
  ['Add travel costs to the agenda', 'Travel costs'],
  ['submit item: Travel costs', 'Travel costs'],
  ['submit an agenda item', ''],
  ['put travel costs on the agenda', 'Travel costs'],
  ['iets anders', ''],
])('"%s" holds the subject "%s"', (typed, title) => {
  expect(titleIn(typed)).toBe(title);
});

const known = { bodies: [{ id: 'w', name: 'POO-werkgroep', kind: 'werkgroep' }], topics: [], hereBodyId: null };
test.each([
  ['agendapunt indienen', {}],
  ['agendapunt voor de werkgroep', { bodyId: 'w' }],
  ['submit item', {}],
  ['zet op de agenda', {}],
  ['zet werkdruk van onze schoolopleiders in de regio op de agenda', {}],
  ['zet werkdruk van schoolopleiders op de agenda van de werkgroep', { bodyId: 'w' }],
  ['Zet de stand van zaken van de herinneringen op de agenda', {}],
  ['voeg de reiskosten van studenten toe aan de agenda', {}],
  ['kun je de reiskosten van studenten op de agenda zetten?', {}],
  ['add the travel costs of students to the agenda', {}],
])('the bot understands "%s"', (typed, target) => {
  expect(understand(typed, known as never)).toEqual({ state: 'understood', intent: 'submit-item', target });
});
test.each([
  'agenda',
  'agenda van de werkgroep',
  'volgende bijeenkomst',
  'wat staat er op de agenda',
  'what is on the agenda',
])('"%s" still asks for the agenda', (typed) => {
  expect(understand(typed, known as never)).toMatchObject({ intent: 'agenda' });
});

const link = 'https://teams.microsoft.com/l/message/19%3aabc%40thread.v2/1788243600000?context=%7B%7D';
test.each([
  ['a message in Teams', link, true],
  ['a message in the new Teams', link.replace('teams.microsoft.com', 'teams.cloud.microsoft'), true],
  ['another page in Teams', 'https://teams.microsoft.com/l/entity/1/2', false],
  ['another site', 'https://elders.example/l/message/1/2', false],
  ['a site that looks like it', 'https://teams.microsoft.com.elders.example/l/message/1/2', false],
  ['one behind a name', 'https://teams.microsoft.com@elders.example/l/message/1/2', false],
  ['a script', 'javascript:alert(1)//teams.microsoft.com/l/message/', false],
  ['plain http', link.replace('https', 'http'), false],
  ['no address', 'niets', false],
])('%s is kept as the source of an item: %s → %s', (_, address, kept) => {
  expect(messageLink(address)).toBe(kept ? address : null);
});

test.each([
  [
    { subject: 'Reiskosten', body: { contentType: 'html', content: '<p>Eens&nbsp;&amp; klaar</p>' } },
    'Reiskosten',
    'Eens & klaar',
  ],
  [
    { body: { contentType: 'html', content: '<div>Eerst dit<br>dan dat</div><ul><li>een</li></ul>' } },
    'Eerst dit',
    'Eerst dit\ndan dat\n– een',
  ],
  [{ body: { contentType: 'text', content: 'a < b' } }, 'a < b', 'a < b'],
  [
    { body: { contentType: 'html', content: '<style>p{}</style>&#8364;&#x20ac;&#1114112;&unknown;' } },
    '€€&#1114112;&unknown;',
    '€€&#1114112;&unknown;',
  ],
  [{ body: { contentType: 'html', content: '<attachment id="1"></attachment>' } }, '', ''],
  [{}, '', ''],
])('an item made from %j is called "%s"', (message, title, explanation) => {
  expect(itemFromMessage(message)).toEqual({ title, explanation });
});

test('a long first line is cut at a word, and a long message at what an explanation may hold', () => {
  const made = itemFromMessage({ body: { contentType: 'text', content: 'woord '.repeat(2000) } });
  expect(made.title).toMatch(/ woord…$/);
  expect(made.title.length).toBeLessThanOrEqual(120);
  expect(made.explanation).toHaveLength(3000);
});
