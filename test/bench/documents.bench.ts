import { agendaPaper } from '../../src/agendas/documents/agenda-paper.ts';
import { writeDocument } from '../../src/documents/write.ts';
import { fullAgenda } from '../support/full-agenda.ts';
import { type Bench, percentile, under } from './bench.ts';

const TIMES = 15;

/** An agenda of forty items as Word and as PDF, one after the other, as somebody who circulates it waits for. */
async function both(): Promise<void> {
  const meeting = { place: 'Utrecht', online: true, today: '2026-11-16' };
  const paper = agendaPaper({ language: 'nl', partnershipName: 'Oost', agenda: fullAgenda(40), ...meeting });
  await writeDocument(paper, 'docx');
  await writeDocument(paper, 'pdf');
}

export const benches: Bench[] = [
  {
    name: 'documents.agenda-of-40',
    run: async () => {
      await both();
      const times: number[] = [];
      for (let nth = 0; nth < TIMES; nth += 1) {
        const from = performance.now();
        await both();
        times.push(performance.now() - from);
      }
      return under(percentile(times, 0.95), 'ms', 1_000);
    },
  },
];
