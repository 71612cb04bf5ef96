import type { ActivityFeed } from '../../delivery/ports.ts';
import type { Graph } from './client.ts';
import { tried } from './try.ts';

/** Notifications in the activity feed of Teams; `link` makes the Teams link that opens a page of ours. */
export function graphActivityFeed(graph: Graph, link: (page: string) => string): ActivityFeed {
  return {
    notify: ({ entraId, type, preview, page, partnership }) =>
      tried(async () => {
        await graph.api(`/users/${entraId}/teamwork/sendActivityNotification`).post({
          topic: { source: 'text', value: partnership, webUrl: link(page) },
          activityType: type,
          previewText: { content: preview },
          templateParameters: [{ name: 'partnerschap', value: partnership }],
        });
        return null;
      }),
  };
}
