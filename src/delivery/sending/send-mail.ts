import { mailHtml } from '../cards/mail.ts';
import type { Mail, MailedFile, Tried } from '../ports.ts';
import { afterAskingFault, afterMailFault } from '../rules/channel-outcome.ts';
import type { Claimed } from '../store-claims.ts';
import { ensureLink, linkOfMessage } from '../store-links.ts';
import { recordEnd, recordSent } from '../store-outbox.ts';
import { type Sending, whileOurs } from './context.ts';
import { backIntoQueue, isLookedAtAgain } from './look-again.ts';
import { settleFault } from './settle.ts';

/**
 * Sends one mail in two steps that can each be looked up afterwards: a draft that carries a mark, then sending it. Any
 * attempt but the very first begins by looking for the mark.
 */
export async function sendByMail(sending: Sending, claimed: Claimed): Promise<void> {
  const { person, content, partnership } = claimed;
  if (!person || !content.mail) return recordEnd(sending.db, claimed, 'failed', 'no-mail');
  const mailId = claimed.doubtful || claimed.attempts > 1 ? await earlierDraft(sending, claimed) : null;
  if (mailId === 'settled') return;
  if (claimed.doubtful && isLookedAtAgain(sending, claimed)) return backIntoQueue(sending, claimed);
  const draft = mailId
    ? await earlierAsItIsNow(sending, claimed, mailId)
    : await sending.mail.createDraft(await mailOf(sending, claimed));
  if ('fault' in draft) {
    return settleFault(sending, claimed, afterMailFault(draft.fault, claimed.attempts), draft.fault);
  }
  const sent = await whileOurs(claimed, () => sending.mail.send(partnership.mailbox, draft.done.mailId));
  if ('fault' in sent) return settleFault(sending, claimed, afterMailFault(sent.fault, claimed.attempts), sent.fault);
  await recordSent(sending.db, claimed, sending.clock.now(), draft.done);
}

/** What an earlier attempt laid ready may ask what was answered since. */
async function earlierAsItIsNow(
  sending: Sending,
  claimed: Claimed,
  mailId: string,
): Promise<Tried<{ mailId: string }>> {
  if (claimed.revision === 1) return { done: { mailId } };
  const rewritten = await sending.mail.rewrite(mailId, await mailOf(sending, claimed));
  return 'fault' in rewritten ? rewritten : { done: { mailId } };
}

async function earlierDraft(sending: Sending, claimed: Claimed): Promise<string | null | 'settled'> {
  const found = await sending.mail.find(claimed.partnership.mailbox, claimed.id);
  if ('fault' in found) {
    const next = afterAskingFault('mail', found.fault, claimed.attempts);
    if (next === 'not-there') return null;
    await settleFault(sending, claimed, next, found.fault);
    return 'settled';
  }
  if (!found.done) return null;
  if (!found.done.sent) return found.done.mailId;
  await recordSent(sending.db, claimed, sending.clock.now(), { mailId: found.done.mailId });
  return 'settled';
}

async function mailOf(sending: Sending, claimed: Claimed): Promise<Mail> {
  const { person, partnership } = claimed;
  const { subject, paragraphs, calendar, asks } = claimed.content.mail ?? { subject: '', paragraphs: [] };
  const url = await answerUrl(sending, claimed);
  const questions = await questionsOf(sending, claimed);
  const html = mailHtml({
    language: person?.language ?? partnership.language,
    partnership: partnership.name,
    name: person?.name ?? '',
    subject,
    paragraphs,
    ...(questions.length > 0 ? { questions } : {}),
    ...(asks ? { asks } : {}),
    ...(url && claimed.linkExpiresAt ? { answer: { url, expiresAt: claimed.linkExpiresAt } } : {}),
  });
  const to = { name: person?.name ?? '', email: person?.email ?? '' };
  const files = await filesOf(sending, claimed);
  return {
    ...{ mailbox: partnership.mailbox, mark: claimed.id, to, subject, html },
    ...(calendar ? { calendar } : {}),
    ...(files.length > 0 ? { files } : {}),
  };
}

async function filesOf(sending: Sending, { partnershipId, content }: Claimed): Promise<MailedFile[]> {
  const { papers = [], word = [], kept = [] } = content.mail ?? {};
  const files = [
    ...(await Promise.all(papers.map((paper) => sending.writePaper(paper, 'pdf')))),
    ...(await Promise.all(word.map((paper) => sending.writePaper(paper, 'docx')))),
  ];
  for (const { ref, name, type } of kept) {
    const bytes = await sending.keptFile(partnershipId, ref);
    if (bytes) files.push({ name, type, bytes });
  }
  return files;
}

/** The signed link of this mail, made when it is first needed; undefined when nothing is asked. */
async function answerUrl(sending: Sending, claimed: Claimed): Promise<string | undefined> {
  const { question, linkExpiresAt, person, partnershipId } = claimed;
  if (!question || !linkExpiresAt || !person) return undefined;
  const link = { partnershipId, id: claimed.id, personId: person.id, seatId: claimed.seatId, expiresAt: linkExpiresAt };
  await ensureLink(sending.db, { ...link, ...question });
  const token = sending.links.sign({ partnershipId, linkId: claimed.id, expiresAt: linkExpiresAt });
  return `${sending.publicUrl}/answer/${token}`;
}

/** Several questions in one mail: the link of each is called after the mail, with a number. */
async function questionsOf(
  sending: Sending,
  claimed: Claimed,
): Promise<{ title: string; line: string; url: string }[]> {
  const { person, partnershipId } = claimed;
  const asked = claimed.content.mail?.questions ?? [];
  const shown: { title: string; line: string; url: string }[] = [];
  for (const [nth, { title, line, question, seatId, expiresAt }] of asked.entries()) {
    if (!person) break;
    const id = linkOfMessage(claimed.id, nth);
    await ensureLink(sending.db, { partnershipId, id, personId: person.id, seatId, expiresAt, ...question });
    const token = sending.links.sign({ partnershipId, linkId: id, expiresAt });
    shown.push({ title, line, url: `${sending.publicUrl}/answer/${token}` });
  }
  return shown;
}
