import type { TurnContext } from 'botbuilder';
import * as z from 'zod';
import { teamsMeetingBegan, teamsMeetingEnded, teamsMeetingJoined } from '../../src/live/use-cases-teams.ts';
import { partnershipsOfTenant } from '../../src/people/store.ts';
import type { Work } from '../../src/work/work.ts';
import { liveHub } from '../http/live-hub.ts';
import type { Service } from '../service.ts';
import { conversationOf } from './from-activity.ts';

const joined = z.looseObject({
  members: z.array(z.looseObject({ user: z.looseObject({ aadObjectId: z.string().min(1).max(64) }) })).max(1_000),
});

type Step = (work: Work, chatId: string, context: TurnContext, service: Service) => Promise<void>;

/** What Teams tells of meetings, in chats where the app was added and may hear of them. */
const EVENTS: Record<string, Step> = {
  'application/vnd.microsoft.meetingStart': (work, chatId) => teamsMeetingBegan(work, chatId),
  'application/vnd.microsoft.meetingEnd': (work, chatId, _context, service) =>
    teamsMeetingEnded(work, service.publicUrl, chatId),
  'application/vnd.microsoft.meetingParticipantJoin': async (work, chatId, context) => {
    const { data } = joined.safeParse(context.activity.value);
    const oids = (data?.members ?? []).map(({ user }) => user.aadObjectId);
    await teamsMeetingJoined(work, chatId, oids);
  },
};

/** Follows a Teams meeting. The channel may tell it twice, and in any order; each step is the same the second time. */
export async function followMeeting(context: TurnContext, service: Service): Promise<void> {
  const { name = '' } = context.activity;
  const step = Object.hasOwn(EVENTS, name) ? EVENTS[name] : undefined;
  const { id: chatId } = conversationOf(context);
  const tenantId = context.activity.conversation.tenantId ?? context.activity.channelData?.tenant?.id;
  if (!step || !tenantId) return;
  for (const partnershipId of await service.read('', ({ tx }) => partnershipsOfTenant(tx, tenantId))) {
    const actor = { partnershipId, personId: null, via: 'system' as const };
    await service.transact(actor, (work) => step(work, chatId, context, service));
  }
  void liveHub(service).look();
}
