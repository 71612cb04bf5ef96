import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../../src/meetings/rules/answers.ts';
import type { OptionSays } from '../../../src/meetings/rules/poll-calendars.ts';
import type { QuorumCondition } from '../../../src/meetings/rules/quorum.ts';
import {
  type KnownOption,
  type KnownPoll,
  rankingOf,
  type Supposed,
  supposing,
} from '../../../src/meetings/rules/ranking-of.ts';
import { reasonFor } from '../../../src/meetings/rules/ranking-reason.ts';
import { type GivenAnswer, rankOptions, seatCode } from '../../../src/meetings/rules/slot-ranking.ts';
import { reasonSentence } from '../../../src/text/meetings-reason.ts';

const member = { role: 'lid', votes: true, required: false };
const SEATS = [
  { seatId: 'chair', label: 'voorzitter', role: 'voorzitter', votes: true, required: true },
  { seatId: 'noord', label: 'kring Noord', ...member },
  { seatId: 'zuid', label: 'kring Zuid', ...member },
  { seatId: 'adviser', label: 'adviseur', role: 'adviseur', votes: false, required: false },
];
const QUORUM: QuorumCondition[] = [
  { atLeast: 1, of: { role: 'voorzitter' } },
  { atLeast: 0.5, of: 'voting' },
];
const LETTER: Record<string, Answer> = { y: 'yes', i: 'ifNeedBe', n: 'no' };
const SAYS: Record<string, OptionSays> = { f: 'free', b: 'busy', e: 'elsewhere' };

/** The sentence for answers in the order of SEATS: y, i, n or . for each; capital: by a deputy. By calendar: f(ree), b(usy); e(lsewhere). */
function sentence(letters: string, quorum = QUORUM, language: 'nl' | 'en' = 'nl'): string {
  const answers = new Map<string, GivenAnswer>();
  [...letters].forEach((letter, index) => {
    const answer = LETTER[letter.toLowerCase()];
    const seat = SEATS[index];
    if (answer && seat) answers.set(seat.seatId, { answer, byDeputy: letter !== letter.toLowerCase() });
  });
  const calendars = [...letters].map((letter) => SAYS[letter]);
  const codes = Uint8Array.from(SEATS, (seat, nth) => seatCode(answers.get(seat.seatId), calendars[nth]));
  const that = (says: OptionSays) => SEATS.filter((_, nth) => calendars[nth] === says);
  const away = { busy: that('busy'), elsewhere: that('elsewhere') };
  const [score] = rankOptions(SEATS, quorum, [{ optionId: 'a', starts: '2026-09-03T14:00', answers: codes }]);
  return reasonSentence(reasonFor(SEATS, quorum, score!, answers, away), language);
}

describe('the reason of an option', () => {
  test.each([
    ['....', 'Nog niemand heeft geantwoord'],
    ['yyyy', 'Quorum gehaald; iedereen kan'],
    ['ynYy', 'Quorum gehaald; 3 van de 4 kunnen; mist kring Noord; plaatsvervanger van kring Zuid kan'],
    ['yyi.', 'Quorum gehaald; 3 van de 4 kunnen; 1 desnoods; 1 nog niet geantwoord'],
    [
      'nn.y',
      'Quorum niet gehaald: 3 zetels te weinig; 1 van de 4 kan; mist voorzitter en kring Noord; 1 nog niet geantwoord',
    ],
    ['nyyy', 'Quorum niet gehaald: 1 zetel te weinig; 3 van de 4 kunnen; mist voorzitter'],
    ['yyyn', 'Quorum gehaald; 3 van de 4 kunnen'],
    ['.fb.', 'Nog niemand heeft geantwoord; volgens agenda 1 vrij, bezet: kring Zuid'],
    ['ffff', 'Nog niemand heeft geantwoord; volgens agenda 4 vrij; quorum haalbaar als wie vrij is ook komt'],
    [
      'yfbb',
      'Quorum niet gehaald: 1 zetel te weinig; 1 van de 4 kan; 3 nog niet geantwoord; volgens agenda 1 vrij, bezet: kring Zuid en adviseur; quorum haalbaar als wie vrij is ook komt',
    ],
    [
      'e.bf',
      'Nog niemand heeft geantwoord; volgens agenda 1 vrij, bezet: kring Zuid; in een ander overleg of onderweg: voorzitter',
    ],
    ['yyyb', 'Quorum gehaald; 3 van de 4 kunnen; 1 nog niet geantwoord; volgens agenda bezet: adviseur'],
  ])('%s: %s', (letters, said) => {
    expect(sentence(letters)).toBe(said);
  });

  test('says nothing about a quorum that nobody set', () => {
    expect(sentence('yyn.', [])).toBe('2 van de 4 kunnen; mist kring Zuid; 1 nog niet geantwoord');
  });

  test('is the same in English', () => {
    expect(sentence('ynYy', QUORUM, 'en')).toBe(
      'Quorum reached; 3 of 4 can come; without kring Noord; deputy of kring Zuid can come',
    );
  });

  test('counts names that would make the line too long', () => {
    const seats = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes'];
    expect(reasonSentence([{ fact: 'missing', seats }], 'nl')).toBe('Mist een, twee, drie en nog 3');
    expect(reasonSentence([{ fact: 'missing', seats: seats.slice(0, 4) }], 'nl')).toBe('Mist een, twee, drie en vier');
  });
});

describe('what would be best if somebody came after all', () => {
  const option = (optionId: string, starts: string, letters: string): KnownOption => ({
    ...{ optionId, starts, dislikes: [], calendar: {} },
    said: Object.fromEntries(
      [...letters].flatMap((letter, index) => {
        const answer = LETTER[letter];
        return answer ? [[SEATS[index]!.seatId, { answer, byDeputy: false }]] : [];
      }),
    ),
  });
  //                              chair, Noord, Zuid, adviser
  const known: KnownPoll = {
    seats: SEATS,
    quorum: QUORUM,
    options: [option('first', '2026-09-03T14:00', 'nyyy'), option('second', '2026-09-10T14:00', 'y.n.')],
  };
  test.each<[string, Supposed, string, string]>([
    ['as it is', {}, 'second', 'Quorum niet gehaald'],
    ['the chair can make the first date', { chair: 'comes' }, 'first', 'Quorum gehaald'],
    ['kring Noord can make both', { noord: 'comes' }, 'second', 'Quorum gehaald'],
    ['the chair can make neither', { chair: 'stays-away' }, 'first', 'Quorum niet gehaald'],
  ])('%s', (_what, supposed, best, says) => {
    const [first] = rankingOf(supposing(known, supposed));
    expect([first?.optionId, reasonSentence(first?.reason ?? [], 'nl')]).toEqual([best, expect.stringContaining(says)]);
  });

  test('what was said stays as it was', () => {
    supposing(known, { chair: 'comes' });
    expect(known.options[0]?.said['chair']?.answer).toBe('no');
  });
});
