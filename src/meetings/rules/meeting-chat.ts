/** What Teams calls the chat of an online meeting, such as `19:meeting_abc@thread.v2`. */
const MEETING_CHAT = /^19:meeting_[\w-]+@thread\.v2$/;

/** The chat that belongs to an online meeting, read from its join address; null: no address of a Teams meeting. */
export function chatOfMeeting(joinUrl: string | null): string | null {
  if (!joinUrl || !URL.canParse(joinUrl)) return null;
  const { hostname, pathname } = new URL(joinUrl);
  if (hostname !== 'teams.microsoft.com') return null;
  const [, l, kind, thread = ''] = pathname.split('/');
  if (l !== 'l' || kind !== 'meetup-join') return null;
  const chat = decoded(thread);
  return MEETING_CHAT.test(chat) ? chat : null;
}

/** The one of these meetings whose chat this is. */
export function meetingOfChat<T extends { joinUrl: string | null }>(meetings: readonly T[], chatId: string): T | null {
  if (!MEETING_CHAT.test(chatId)) return null;
  return meetings.find(({ joinUrl }) => chatOfMeeting(joinUrl) === chatId) ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
