import * as z from 'zod';
import type { BodyRef, MeetingSummary } from './schema.ts';

/** Query of GET /surfaces/bodies and GET /surfaces/bodies/:bodyId: the Teams chat that the page is shown in. */
export const surfaceQuery = z.object({ chat: z.string().max(300).optional() });

/** `GET /surfaces/bodies`: what a tab in a channel, chat or meeting can be about. */
export interface SurfaceBodies {
  /** One's own bodies first, each group by name. */
  bodies: (BodyRef & { mine: boolean })[];
  /** The body whose meeting the chat belongs to; null: it belongs to none that the reader may see. */
  suggested: string | null;
}

/** `GET /surfaces/bodies/:bodyId`: a body at a glance, for its tab. */
export interface BodyAtAGlance {
  body: BodyRef;
  /** The meeting whose chat the page is shown in, or else the one that is on or comes next; null: none is planned. */
  meeting: MeetingSummary | null;
  /** What comes after that, earliest first. */
  coming: MeetingSummary[];
  /** Open date polls: how many of those who are asked have answered. */
  polls: { pollId: string; title: string; deadline: string; asked: number; answered: number }[];
  may: { plan: boolean };
}
