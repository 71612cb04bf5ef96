import { describe, expect, test } from '@jest/globals';
import { foundPieces, partThatTells } from '../../../src/search/rules/found-words.ts';

const found = (text: string, q: string) =>
  foundPieces(text, q)
    .filter((piece) => piece.found)
    .map((piece) => piece.text);

describe('which words of a text were asked for', () => {
  test.each([
    ['De scholen in de regio', 'school', ['scholen']],
    ['Het besluit en de besluiten', 'besluiten', ['besluit', 'besluiten']],
    ['Twee leernetwerken groeien', 'Leernetwerk', ['leernetwerken']],
    ['Mogelijkheden genoeg', 'mogelijkheid', ['Mogelijkheden']],
    ['De besturen van het bestuur', 'bestuur', ['besturen', 'bestuur']],
    ['drie regio’s, met regels', 'regio', ['regio']],
    ['De POO en de pabo', 'poo', ['POO']],
    ['Het plan van de kring', 'het plan', ['plan']],
    ['De begroting zonder kring', 'begroting -kring', ['begroting']],
    ['Alles (2027) "volgens plan"', '"volgens" 2027', ['2027', 'volgens']],
    ['de en het', 'de het een', []],
    ['', 'regio', []],
    ['regio', '', []],
  ])('%s · %s', (text, q, words) => {
    expect(found(text, q)).toEqual(words);
    expect(
      foundPieces(text, q)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

describe('the part of a text that tells why it was found', () => {
  const long = `${'woord '.repeat(80)}leernetwerken groeien ${'slot '.repeat(80)}einde`;

  test('a short text is shown whole', () => {
    expect(partThatTells('Kort en goed', 'goed', 300)).toBe('Kort en goed');
  });

  test('of a long one the beginning, when the word stands there or nowhere', () => {
    expect(partThatTells(long, 'woord', 20)).toBe('woord woord woord …');
    expect(partThatTells(long, 'nergens', 20)).toBe('woord woord woord …');
    expect(partThatTells(long, '', 20)).toBe('woord woord woord …');
  });

  test('else what stands around it, cut between words', () => {
    expect(partThatTells(long, 'leernetwerk', 60)).toBe(
      '… woord woord woord woord leernetwerken groeien slot slot slot …',
    );
    const end = partThatTells(long, 'einde', 60);
    expect(end.startsWith('… slot')).toBe(true);
    expect(end.endsWith('einde')).toBe(true);
  });

  test('a text without spaces is cut all the same', () => {
    expect(partThatTells('x'.repeat(500), 'regio', 300)).toBe(`${'x'.repeat(300)} …`);
  });
});
