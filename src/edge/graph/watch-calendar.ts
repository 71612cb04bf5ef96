import { GraphError } from '@microsoft/microsoft-graph-client';
import type { CalendarWatcher } from '../../meetings/ports.ts';
import { toInstant } from '../../time/local.ts';
import { type Graph, IMMUTABLE_IDS } from './client.ts';
import { isStatus } from './try.ts';

/** Where Graph finds the door that takes notifications in; the service's public address with its path. */
export interface NotificationDoor {
  changes: string;
  lifecycle: string;
}

interface DeltaPage {
  value: { id: string; seriesMasterId?: string }[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

/** Follows calendars of the tenant through change notifications, with a delta query for what they missed. */
export function graphCalendarWatcher(graph: Graph, door: NotificationDoor): CalendarWatcher {
  return {
    subscribe: async ({ mailbox, clientState, expiresAt }) => {
      const made = (await graph
        .api('/subscriptions')
        .header('Prefer', IMMUTABLE_IDS)
        .post({
          changeType: 'created,updated,deleted',
          resource: `users/${encodeURIComponent(mailbox)}/events`,
          notificationUrl: door.changes,
          lifecycleNotificationUrl: door.lifecycle,
          expirationDateTime: expiresAt,
          clientState,
        })) as { id: string };
      return { subscriptionId: made.id };
    },
    renew: async ({ subscriptionId, expiresAt }) => {
      try {
        await graph
          .api(`/subscriptions/${encodeURIComponent(subscriptionId)}`)
          .patch({ expirationDateTime: expiresAt });
        return 'renewed';
      } catch (cause) {
        if (isStatus(cause, 404)) return 'gone';
        throw cause;
      }
    },
    changes: async ({ mailbox, from, until, link }) => {
      const window = `startDateTime=${toInstant(`${from}T00:00`)}&endDateTime=${toInstant(`${until}T00:00`)}`;
      let next = link ?? `/users/${encodeURIComponent(mailbox)}/calendarView/delta?${window}`;
      const eventIds: string[] = [];
      try {
        for (;;) {
          const page = (await graph
            .api(next)
            .header('Prefer', `${IMMUTABLE_IDS}, odata.maxpagesize=50`)
            .get()) as DeltaPage;
          eventIds.push(...page.value.map(({ id, seriesMasterId }) => seriesMasterId ?? id));
          const delta = page['@odata.deltaLink'];
          if (delta) return { eventIds: [...new Set(eventIds)], link: delta };
          next = page['@odata.nextLink'] ?? '';
          if (!next) return 'start-again';
        }
      } catch (cause) {
        if (link && cause instanceof GraphError && isForgotten(cause)) return 'start-again';
        throw cause;
      }
    },
  };
}

/** The service keeps what it knows behind a link for a while only. */
function isForgotten({ statusCode, code }: GraphError): boolean {
  return statusCode === 410 || (statusCode === 400 && /syncstate/i.test(code ?? ''));
}
