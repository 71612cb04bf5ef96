import { expect, test } from '@jest/globals';
import { chatOfMeeting, meetingOfChat } from '../../../src/meetings/rules/meeting-chat.ts';

const join = (thread: string) => `https://teams.microsoft.com/l/meetup-join/${thread}/0?context=%7b%7d`;

test.each([
  ['as Graph writes it', join('19%3ameeting_YWJj-1%40thread.v2'), '19:meeting_YWJj-1@thread.v2'],
  ['written out', join('19:meeting_YWJj@thread.v2'), '19:meeting_YWJj@thread.v2'],
  ['a channel', join('19%3aabc%40thread.tacv2'), null],
  ['another site', join('19%3ameeting_a%40thread.v2').replace('teams.microsoft.com', 'elders.example'), null],
  ['another kind of link', 'https://teams.microsoft.com/l/chat/19%3ameeting_a%40thread.v2/0', null],
  ['a broken escape', join('%E0%A4%A'), null],
  ['no address', 'zaal 2.14', null],
  ['none', null, null],
])('the chat of a meeting, %s', (_what, joinUrl, chat) => {
  expect(chatOfMeeting(joinUrl)).toBe(chat);
});

test('a meeting is found by its chat, and by nothing that only resembles one', () => {
  const meetings = [
    { id: 1, joinUrl: null },
    { id: 2, joinUrl: join('19%3ameeting_b%40thread.v2') },
  ];
  expect(meetingOfChat(meetings, '19:meeting_b@thread.v2')?.id).toBe(2);
  for (const chat of ['19:meeting_B@thread.v2', '19:meeting_', '', 'null'])
    expect(meetingOfChat(meetings, chat)).toBe(null);
});
