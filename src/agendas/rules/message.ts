/** A message in Teams, as the client hands it over with a command that is used on it. */
export interface TeamsMessage {
  subject?: string | null | undefined;
  body?: { contentType?: string | undefined; content?: string | undefined } | undefined;
}

/** As long as a subject may be, and as many letters of a long message as still read as one. */
const LONGEST_TITLE = 120;
const LONGEST_TEXT = 3000;
const TEAMS_HOSTS = /^(?:teams\.microsoft\.com|teams\.cloud\.microsoft|[\w-]+\.teams\.microsoft\.(?:com|us))$/;

/** The address of a message in Teams; null for any other address, so that nobody is led elsewhere by it. */
export function messageLink(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, hostname, pathname, username } = new URL(address);
  const isMessage = protocol === 'https:' && TEAMS_HOSTS.test(hostname) && pathname.startsWith('/l/message/');
  return isMessage && username === '' ? address : null;
}

/** What a message suggests as an item: its subject, or else its first line, and its words as the explanation. */
export function itemFromMessage(message: TeamsMessage): { title: string; explanation: string } {
  const { contentType, content = '' } = message.body ?? {};
  const words = (contentType === 'text' ? content : plain(content)).replace(/\n{3,}/g, '\n\n').trim();
  const title = message.subject?.trim() || (words.split('\n')[0] ?? '').trim();
  return { title: shortened(title, LONGEST_TITLE), explanation: words.slice(0, LONGEST_TEXT) };
}

/** The text of a message; pictures and attachments are left out. */
function plain(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<br\s*\/?>|<\/(?:p|div|li|h\d|tr|blockquote)>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '– ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (all, name: string) => character(name.toLowerCase()) ?? all)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n');
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name];
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > longest / 2 ? space : undefined).trimEnd()}…`;
}
