import { findPerson } from '../people/store.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { type LinkState, linkState } from './rules/link-state.ts';
import { SEND_DUE } from './schema.ts';
import { insertMessages } from './store.ts';
import {
  type AnswerLink,
  findLink,
  markMisdirected,
  messageOfLink,
  messagesToMark,
  setLinkTime,
} from './store-links.ts';
import { noteUnreachable } from './use-cases-bounces.ts';

export type { AnswerLink };

const DAY_MS = 86_400_000;
const NEW_LINK_DAYS = 14;

/** The link behind a signature that was checked, and whether it still opens; undefined: there is none. */
export async function lookUpLink(
  scope: Scope,
  linkId: string,
  now: string,
): Promise<(AnswerLink & { state: LinkState }) | undefined> {
  const link = await findLink(scope, linkId);
  return link && { ...link, state: linkState(link, now) };
}

/** Keeps that somebody opened the mailed question, or answered it. */
export async function linkWasUsed(work: Work, linkId: string, how: 'seen' | 'answered'): Promise<void> {
  await setLinkTime(work, { id: linkId }, 'opened_at', work.now);
  await messagesToMark(work, { id: linkId }, how).execute(work.tx);
}

/** Mails a new link for the same question to the address we know, at most once an hour. */
export async function renewLink(work: Work, linkId: string): Promise<void> {
  const link = await lookUpLink(work, linkId, work.now);
  const sent = link && (await messageOfLink(work, linkId));
  if (!link || !sent?.content.mail) throw new Refusal('not-found', 'link-invalid');
  const person = await findPerson(work, link.personId);
  if (!person || link.state === 'revoked') throw new Refusal('not-allowed', 'link-revoked');
  const message = {
    id: work.newId(),
    key: `new-link:${linkId}:${work.now.slice(0, 13)}`,
    topic: sent.topic,
    purpose: 'ask' as const,
    way: 'mail' as const,
    personId: link.personId,
    seatId: link.seatId,
    conversationId: null,
    content: sent.content,
    question: link.question,
    linkExpiresAt: new Date(Date.parse(work.now) + NEW_LINK_DAYS * DAY_MS).toISOString(),
    updatesId: null,
  };
  await insertMessages(work, work.now, [message]);
  await work.enqueue(SEND_DUE, {});
}

/** "Ben jij niet …?": withdraws the link and shows the addressee as one the mail did not reach. */
export async function reportNotMe(work: Work, linkId: string): Promise<void> {
  await setLinkTime(work, { id: linkId }, 'revoked_at', work.now);
  await markMisdirected(work, linkId);
  const link = await findLink(work, linkId);
  if (link) await noteUnreachable(work, link.personId, 'not-me');
}
