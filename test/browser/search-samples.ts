import type { Router } from 'express';
import type { SearchHit } from '../../src/search/schema.ts';

const meeting = {
  meetingId: 'meeting-1',
  itemId: 'item-2',
  bodyName: 'Stuurgroep',
  meetingTitle: 'Stuurgroep september',
};
const HITS: SearchHit[] = [
  {
    ...meeting,
    kind: 'decision',
    date: '2025-09-04',
    itemTitle: 'Regio-indeling',
    text: 'De stuurgroep kiest voor drie regio’s, met twee zetels per regio. Over een jaar kijken we opnieuw.',
  },
  {
    ...meeting,
    kind: 'minutes',
    date: '2025-09-04',
    itemTitle: 'Regio-indeling',
    text: 'Kring Rivierenland vraagt aandacht voor de reistijd binnen de regio.\nDe voorzitter neemt dat mee.',
  },
  {
    ...meeting,
    kind: 'agenda',
    bodyName: 'Werkgroep Kwaliteit en Onderzoek in de Opleidingsschool',
    meetingTitle: 'Werkgroep over peerreview en praktijkonderzoek',
    date: '2025-06-12',
    itemTitle: 'Wat vragen drie regio’s van de opleidingsscholen?',
    text: '',
  },
];

/** Answers as the service does: what holds the word, newest first. */
export function searchApi(router: Router): void {
  router.get('/search', ({ query }, response) => {
    const word = String(query['q']).toLowerCase();
    const hits = HITS.filter(({ itemTitle, text }) => `${itemTitle} ${text}`.toLowerCase().includes(word));
    response.json({ hits });
  });
}
