/**
 * Bytes of papers that go along with one mail. A request to Graph may hold 4 MB; in base64 a file takes a third more, and
 * the agenda itself goes along as PDF and as Word.
 */
export const LARGEST_ATTACHMENTS = 2.5 * 1024 * 1024;

interface MailedPaper {
  size: number;
  confidential: boolean;
  /** Given: it stands elsewhere and cannot go along. */
  link: string | null;
}

/**
 * Which papers go along with the agenda to somebody who cannot open the tab, in the order given, as long as they fit; of
 * the others only that they are there. What is confidential is not told at all.
 */
export function papersForMail<T extends MailedPaper>(papers: readonly T[]): { along: T[]; named: T[] } {
  const along: T[] = [];
  const named: T[] = [];
  let left = LARGEST_ATTACHMENTS;
  for (const paper of papers) {
    if (paper.confidential) continue;
    if (paper.link === null && paper.size <= left) {
      along.push(paper);
      left -= paper.size;
    } else named.push(paper);
  }
  return { along, named };
}
