import { Refusal } from '../../../work/refusal.ts';
import type { Work } from '../../../work/work.ts';
import { compareWithList, type Difference, regionColumn } from '../../rules/registration/compare.ts';
import { suggestMapping } from '../../rules/students/columns.ts';
import type { Comparison } from '../../schema-registration.ts';
import { knownBrins, sitesWithRegion } from '../../store/registration.ts';
import { recordLook } from '../../store/registration-looks.ts';
import { rememberedColumns } from '../../store/student-imports.ts';
import type { StudentUpload } from '../students/preview.ts';
import { countYear, demandRegistration } from './acting.ts';

/** Differences beyond this many are counted, not listed. */
const LISTED = 300;

/** Holds a list of OnStage against what would be registered. The list is not kept; that it was compared is. */
export async function compareYear(work: Work, schoolYear: number, upload: StudentUpload): Promise<Comparison> {
  await demandRegistration(work, 'registration.compare');
  if (upload.unreadable) throw new Refusal('invalid', 'compare-unreadable', { file: upload.file.name });
  const counted = await countYear(work, schoolYear);
  if (!counted) throw new Refusal('conflict', 'registration-no-scheme');
  const { headings, row: headingRow } = upload.heading;
  const mapping = suggestMapping(headings, await rememberedColumns(work));
  const at = (heading: string | null) => (heading === null ? null : headings.indexOf(heading));
  const [studentNumber, school] = [at(mapping.studentNumber), at(mapping.school)];
  if (studentNumber === null || school === null) throw new Refusal('invalid', 'compare-no-columns');
  const columns = {
    ...{ studentNumber, school, site: at(mapping.site), region: regionColumn(upload.rows[headingRow] ?? []) },
    ...{ startsOn: at(mapping.startsOn), endsOn: at(mapping.endsOn) },
  };
  const known = {
    brins: await knownBrins(work),
    regions: new Map((await sitesWithRegion(work)).map(({ code, region }) => [code, region])),
  };
  const differences = compareWithList(counted.lines, { rows: upload.rows, headingRow, columns }, known);
  const rows = upload.rows.length - headingRow - 1;
  await recordLook(work, { schoolYear, what: 'compare', students: rows });
  return {
    rows,
    counts: countCodes(differences),
    differences: differences.slice(0, LISTED),
    more: Math.max(0, differences.length - LISTED),
  };
}

function countCodes(differences: readonly Difference[]): Comparison['counts'] {
  const counts: Comparison['counts'] = {};
  for (const { code } of differences) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
