import type { Response } from 'express';
import { whereabouts } from '../../src/delivery/use-cases.ts';
import type { MessageLog } from '../../src/reminders/ports.ts';
import {
  CAMPAIGN_QUERY,
  type Campaign,
  type CampaignLine,
  EXPORT_QUERY,
  type ObligationHistory,
} from '../../src/reminders/schema-progress.ts';
import { obligationHistory } from '../../src/reminders/use-cases-history.ts';
import type { Looker } from '../../src/reminders/use-cases-look.ts';
import { campaign, campaigns } from '../../src/reminders/use-cases-progress.ts';
import { type Cell, XLSX_TYPE } from '../../src/sheets/cells.ts';
import { CSV_START, csvRows } from '../../src/sheets/write-csv.ts';
import { writeSheets } from '../../src/sheets/write-sheets.ts';
import { problemText } from '../../src/text/delivery.ts';
import type { Language } from '../../src/text/format.ts';
import { progressText } from '../../src/text/progress.ts';
import { localDate, toLocal } from '../../src/time/local.ts';
import type { Scope } from '../../src/work/work.ts';
import { type TabCall, tabRoute } from './route.ts';

/** The outbox, with its codes put into words. */
function messageLog(language: Language): MessageLog {
  return {
    whereabouts: async (scope, which) =>
      (await whereabouts(scope, which)).map((message) => ({
        ...message,
        told: problemText(message.problem, language),
      })),
  };
}

function reading<T>(call: TabCall, look: (scope: Scope, log: MessageLog, looker: Looker) => Promise<T>): Promise<T> {
  const { service, actor, language } = call;
  const looker = { personId: actor.personId, now: service.clock.now() };
  return service.read(actor.partnershipId, (scope) => look(scope, messageLog(language), looker));
}

/** What became of every question that was put. */
export const progressRoutes = [
  tabRoute({
    method: 'get',
    path: '/campaigns',
    handle: async (call): Promise<{ campaigns: CampaignLine[] }> => ({
      campaigns: await reading(call, (scope, _, looker) => campaigns(scope, looker)),
    }),
  }),
  tabRoute({
    method: 'get',
    path: '/campaigns/one',
    query: CAMPAIGN_QUERY,
    handle: (call, { query }): Promise<Campaign> =>
      reading(call, (scope, log, looker) => campaign(scope, log, looker, query)),
  }),
  tabRoute({
    method: 'get',
    path: '/campaigns/export',
    query: EXPORT_QUERY,
    handle: async (call, { query: { format, ...ref } }) => {
      const found = await reading(call, (scope, log, looker) => campaign(scope, log, looker, ref));
      await sendFile(call, found, format ?? 'xlsx');
    },
  }),
  tabRoute({
    method: 'get',
    path: '/obligations/:obligationId/history',
    handle: (call, { params }): Promise<ObligationHistory> =>
      reading(call, (scope, log, looker) => obligationHistory(scope, log, looker, params['obligationId'] ?? '')),
  }),
];

async function sendFile({ response, language, service }: TabCall, found: Campaign, format: 'xlsx' | 'csv') {
  const rows = rowsOf(found, language);
  const name = `${progressText[language].file}-${localDate(service.clock.now())}.${format}`;
  if (format === 'csv') return void send(response, 'text/csv; charset=utf-8', name, `${CSV_START}${csvRows(rows)}`);
  const widths = [36, 24, 36, 22, 20, 36, 14, 18, 18, 28];
  send(response, XLSX_TYPE, name, await writeSheets([{ name: progressText[language].title, rows, widths }]));
}

function send(response: Response, type: string, name: string, content: Buffer | string): void {
  response.type(type).attachment(name).send(content);
}

function rowsOf({ lines }: Campaign, language: Language): Cell[][] {
  const say = progressText[language];
  const moment = (at: string | null): Cell => (at === null ? null : toLocal(at).replace('T', ' '));
  return [
    Object.values(say.columns),
    ...lines.map((line) => [
      line.label,
      line.kringName,
      line.people.join(', '),
      say.standings[line.standing],
      line.way && (say.ways[line.way] ?? line.way),
      line.standing === 'answered' ? null : line.told,
      line.timesAsked,
      moment(line.lastAskedAt),
      moment(line.answeredAt),
      line.answeredBy,
    ]),
  ];
}
