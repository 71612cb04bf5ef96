import type { PollDetail } from '../../../src/meetings/schema.ts';
import type { RoundDashboard } from '../../../src/placements/schema.ts';
import type { CampaignLine, CampaignPerson } from '../../../src/reminders/schema-progress.ts';
import { deliveryCopy } from '../../../src/text/delivery.ts';
import { toLocal } from '../../../src/time/local.ts';
import type { Product } from '../../support/product.ts';
import type { Ledger } from './cycle.ts';
import { histories } from './histories.ts';

type Json = Record<string, unknown>;

export interface Summary {
  partnership: string;
  /** Messages with a card that reached a chat, by the stand-in's record. */
  cards: number;
  /** Answers that a person was told were received. */
  answers: number;
  events: number;
  mails: number;
  reminders: number;
  addressees: number;
  /** People who should have got something and got it by no way. */
  unaccounted: number;
  /** People whose card waited, for a copy that was killed, until a colleague had answered for their board: it never left. */
  answeredBeforeItLeft: number;
  /** Messages, mails and events that the stand-in holds twice. */
  duplicates: number;
  /** Answers whose receipt was shown, but that the product does not hold. */
  lostAnswers: number;
  /** Meetings whose event in the calendar differs from what the product says, or is missing. */
  disagreements: number;
  restarts: number;
  /** What the counts above are about; empty when all is well. */
  findings: string[];
}

/** Counts from the stand-in's own record, and compares it with what the product says and what people were told. */
export async function tally(product: Product, ledger: Ledger): Promise<Summary> {
  const { ctx, world } = product.standIn;
  const sent = ctx.state.record
    .filter(({ kind }) => kind === 'activity.sent')
    .filter(({ detail }) => detail['account']);
  const mails = ctx.state.record.filter(({ kind }) => kind === 'mail.sent');
  const events = ctx.state.record
    .filter(({ kind }) => kind === 'event.created')
    .filter(({ detail }) => detail['transactionId']);
  const findings: string[] = [];
  const note = (kind: string, found: string[]): number => {
    findings.push(...found.slice(0, 20).map((line) => `${kind}: ${line}`));
    return found.length;
  };
  const missing = await unaccounted(product, ledger);
  return {
    partnership: world.partnershipName,
    cards: sent.filter(({ detail }) => detail['card']).length,
    answers:
      ledger.polls.reduce((sum, poll) => sum + poll.acknowledged.size, 0) +
      ledger.rounds.reduce((sum, round) => sum + round.places.size, 0),
    events: events.length,
    mails: mails.length,
    reminders: ledger.reminded,
    addressees: missing.addressees,
    unaccounted: note(
      'unaccounted',
      missing.people.map(({ title, id }) => `${title} for ${id}`),
    ),
    answeredBeforeItLeft: missing.answeredBefore,
    duplicates: note('duplicate', [...twice(sent, 'card'), ...twiceMailed(product), ...twice(events, 'transactionId')]),
    lostAnswers: note('lost', [...(await lostPollAnswers(product, ledger)), ...(await lostOffers(product, ledger))]),
    disagreements: note('disagreement', await disagreements(product, ledger)),
    restarts: product.copies.reduce((sum, copy) => sum + copy.restarts, 0),
    findings,
  };
}

/** Seldom enough to ask for some histories each time without being asked to slow down. */
const LOOK_EVERY_MS = 2_000;

/** Waits until everybody who should have got something has it, or until it is clear that somebody will not. */
export async function untilDelivered(product: Product, ledger: Ledger, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  while ((await unaccounted(product, ledger)).people.length > 0 && Date.now() < deadline) {
    await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
  }
}

/** Somebody who should have got something with this title; `answered`: somebody was told that the answer of their board was received. */
interface Missing {
  title: string;
  id: string;
  answered: boolean;
}

async function unaccounted(product: Product, ledger: Ledger) {
  const expected = [
    ...ledger.polls.map(({ title, asked }) => ({ title, people: asked })),
    ...ledger.rounds.map(({ title, asked }) => ({ title, people: asked })),
    ...ledger.agendas.map(({ title, members }) => ({ title, people: members })),
  ];
  const missing: Missing[] = expected.flatMap(({ title, people }) =>
    people
      .filter((id) => !reached(product, id, title))
      .map((id) => ({ title, id, answered: boardAnswered(product, ledger, title, id) })),
  );
  const people: Missing[] = [];
  for (const each of missing) if (!(await wasAnsweredBefore(product, each))) people.push(each);
  return {
    addressees: expected.reduce((sum, each) => sum + each.people.length, 0),
    answeredBefore: missing.length - people.length,
    people,
  };
}

function boardAnswered({ standIn }: Product, { rounds }: Ledger, title: string, id: string): boolean {
  const person = standIn.world.people.find((one) => one.id === id);
  const board = standIn.world.boards.find(({ number }) => number === person?.boardNumber);
  return rounds.some((round) => round.title === title && board !== undefined && round.places.has(board.name));
}

/** Why a card was let rest whose question somebody else had answered, in the words of the history. */
const ANSWERED_MEANWHILE = deliveryCopy.nl.problems['answered-meanwhile'];

/** True where the product's own history says of the card of this person that it was let rest, since their board had answered. */
async function wasAnsweredBefore(product: Product, { title, id, answered }: Missing): Promise<boolean> {
  if (!answered) return false;
  const name = product.standIn.world.people.find((one) => one.id === id)?.displayName ?? '';
  const theirs = {
    campaigns: ({ ref, title: named }: CampaignLine) => ref.kind === 'capacity' && named.includes(title),
    lines: ({ people }: CampaignPerson) => people.includes(name),
  };
  for await (const { history } of histories((path) => askLead(product, path), theirs)) {
    const rested = history.events.some(
      (event) => event.what === 'asked' && event.person === name && event.told === ANSWERED_MEANWHILE,
    );
    if (rested) return true;
  }
  return false;
}

/** True when a chat or the inbox of this person holds something with `text` in it. */
function reached(product: Product, accountId: string, text: string): boolean {
  const { state, directory } = product.standIn.ctx;
  const conversations = new Set(
    state.installations.filter((each) => each.accountId === accountId).map((each) => each.conversationId),
  );
  const holds = (value: unknown): boolean => JSON.stringify(value).includes(text);
  if (state.chat.find((message) => conversations.has(message.conversationId) && holds(message.activity))) return true;
  const mailbox = directory.byId(accountId)?.mail.toLowerCase();
  return (
    state.mail.find((mail) => mail.mailbox === mailbox && mail.folder === 'inbox' && holds(mail.message)) !== undefined
  );
}

/** Records about the same person with the same value under `key`. */
function twice(records: { detail: Json }[], key: string): string[] {
  const seen = new Map<string, number>();
  for (const { detail } of records) {
    if (detail[key] === undefined || detail[key] === null) continue;
    const identity = withoutMark(JSON.stringify([detail['account'] ?? detail['mailbox'], detail[key]]));
    seen.set(identity, (seen.get(identity) ?? 0) + 1);
  }
  return [...seen]
    .filter(([, times]) => times > 1)
    .map(([identity, times]) => `${times}× ${key} ${identity.slice(0, 300)}`);
}

/** Each message carries a mark of its own that nobody sees; two messages that read the same are still one too many. */
function withoutMark(json: string): string {
  return json.replace(/"message-[0-9a-f-]{36}"/g, '""');
}

/** The same mail twice in one inbox; links differ in every mail, so they do not count. */
function twiceMailed(product: Product): string[] {
  const seen = new Map<string, number>();
  for (const mail of product.standIn.ctx.state.mail.filter(({ folder }) => folder === 'inbox')) {
    const body = String((mail.message['body'] as Json | undefined)?.['content'] ?? '').replace(/href="[^"]*"/g, '');
    const identity = JSON.stringify([mail.mailbox, mail.message['subject'], body]);
    seen.set(identity, (seen.get(identity) ?? 0) + 1);
  }
  return [...seen]
    .filter(([, times]) => times > 1)
    .map(([identity, times]) => `${times}× mail ${identity.slice(0, 160)}`);
}

async function lostPollAnswers(product: Product, ledger: Ledger): Promise<string[]> {
  const lost: string[] = [];
  for (const poll of ledger.polls) {
    const detail = await askLead<PollDetail>(product, `/polls/${poll.pollId}`);
    for (const [accountId, inputs] of poll.acknowledged) {
      const name = product.standIn.ctx.directory.byId(accountId)?.displayName;
      const seats = detail.seats.filter((seat) => seat.answeredBy?.name === name).map(({ seatId }) => seatId);
      for (const option of detail.options) {
        const said = inputs[`o-${option.optionId}`];
        if (said && !seats.some((seatId) => option.answers?.[seatId] === said))
          lost.push(`${poll.title}: ${accountId} said ${said} for ${option.starts}`);
      }
    }
  }
  return lost;
}

async function lostOffers(product: Product, ledger: Ledger): Promise<string[]> {
  const lost: string[] = [];
  for (const round of ledger.rounds) {
    const { boards } = await askLead<RoundDashboard>(product, `/placement-rounds/${round.roundId}`);
    for (const [name, places] of round.places) {
      const board = boards.find(({ boardName }) => boardName === name);
      if (board?.definite !== places) lost.push(`${round.title}: ${name} gave ${places}, kept ${board?.definite}`);
    }
  }
  return lost;
}

async function disagreements(product: Product, ledger: Ledger): Promise<string[]> {
  const found: string[] = [];
  for (const { meetingId, title, starts } of ledger.decided) {
    const meeting = await askLead<{ starts: string; eventState: string }>(product, `/meetings/${meetingId}`);
    const organised = product.standIn.ctx.state.calendar.filter(
      (item) => !item.removed && item.event['isOrganizer'] === true && String(item.event['subject']).includes(title),
    );
    const inCalendar = organised.map((item) => localStart(item.event)).join(', ');
    if (meeting.starts !== starts || inCalendar !== starts)
      found.push(`${title}: chosen ${starts}, product ${meeting.starts}, calendar ${inCalendar || 'nothing'}`);
  }
  return found;
}

function localStart(event: Json): string {
  const { dateTime, timeZone } = event['start'] as { dateTime: string; timeZone: string };
  return timeZone === 'UTC' ? toLocal(`${dateTime.slice(0, 19)}Z`) : dateTime.slice(0, 16);
}

async function askLead<T>(product: Product, path: string): Promise<T> {
  const lead = product.standIn.world.people.find((person) => person.roles.includes('programmaleider'));
  const { partnerships } = await product.api<{ partnerships: { id: string }[] }>(lead?.id ?? '', 'GET', '/me');
  return product.api<T>(lead?.id ?? '', 'GET', `/partnerships/${partnerships[0]?.id}${path}`);
}
