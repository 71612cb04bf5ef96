import { type DemandImportQuery, demandImportQuery } from '../../src/placements/schema-demand.ts';
import { exampleDemandList, importDemand, mayImportDemand, readDemandUpload } from '../../src/placements/use-cases.ts';
import { XLSX_TYPE } from '../../src/sheets/cells.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { tabRoute } from './route.ts';
import { uploadedFiles } from './upload.ts';

/** The demand of the institute from a file, below `/api/partnerships/:partnershipId`. */
export const demandRoutes = [
  tabRoute<undefined, DemandImportQuery>({
    method: 'post',
    path: '/placement-rounds/:roundId/demand-import',
    query: demandImportQuery,
    handle: async ({ service, actor, language, request }, { params, query }) => {
      // Rights first: nobody else's file is worth reading.
      await service.transact(actor, mayImportDemand);
      const [file, more] = await uploadedFiles(request, query.name);
      if (!file || more) throw new Refusal('invalid', 'demand-one-file');
      const upload = { name: file.name, rows: await readDemandUpload(file) };
      return service.transact(actor, (work) =>
        importDemand(work, params['roundId'] ?? '', upload, { seen: query.seen, language }),
      );
    },
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/demand-example',
    handle: async ({ service, actor, response }, { params }) => {
      const bytes = await service.transact(actor, (work) => exampleDemandList(work, params['roundId'] ?? ''));
      response.type(XLSX_TYPE).attachment('voorbeeld-vraag.xlsx').send(bytes);
    },
  }),
];
