import { expect, test } from '@jest/globals';
import { joinBlockOf } from '../../src/edge/graph/join-block.ts';

const JOIN = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0';
const link = `<a href="${JOIN}">Deelnemen</a>`;

test.each([
  ['the present look', '<div class="me-email-text" lang="nl-NL"><div>Teams</div>LINK</div>'],
  ['a class that Exchange renamed', '<div lang="nl" class="x_me-email-text">LINK</div>'],
  ['the older look', `<div style="width:100%"><span>${'_'.repeat(80)}</span></div><div>LINK</div>`],
])('%s of the part to join by is found behind our own text', (_look, block) => {
  const html = `<html><body><p>Agenda</p>${block.replace('LINK', link)}</body></html>`;
  const found = joinBlockOf(html, JOIN);
  expect(found).toContain(link);
  expect(found).not.toContain('Agenda');
  expect(found).not.toContain('</body>');
});

test('the same text changed twice holds the part once', () => {
  const block = `<div class="me-email-text">${link}</div>`;
  const once = `<p>Een</p>${joinBlockOf(`<body><p>Nul</p>${block}</body>`, JOIN)}`;
  expect(`<p>Twee</p>${joinBlockOf(once, JOIN)}`).toBe(`<p>Twee</p>${block}`);
});

test('a part that is not known becomes a plain link', () => {
  expect(joinBlockOf(`<p>Vreemd</p>${link}`, JOIN)).toBe(`<p><a href="${JOIN}">${JOIN}</a></p>`);
});
