import { parseArgs } from 'node:util';
import { ConfigFault, givenSettings, readConfig } from '../src/edge/config.ts';
import { backUp, restore } from '../src/edge/database/backup.ts';
import { FolderInUse } from '../src/edge/database/folder-lock.ts';

/**
 * `npm run backup -- --out FILE` and `npm run restore -- --from FILE`, for the embedded database while the service is
 * stopped. A Postgres server has tools of its own for this.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, from: { type: 'string' } } });
  const config = readConfig(givenSettings());
  if (config.DATABASE_URL) throw new ConfigFault(['DATABASE_URL is set: back a Postgres server up with pg_dump']);
  if (values.out) {
    const { bytes } = await backUp(config.DATA_DIR, values.out);
    process.stdout.write(`Back-up written to ${values.out} (${Math.ceil(bytes / 1_048_576)} MB)\n`);
  } else if (values.from) {
    const { aside } = await restore(values.from, config.DATA_DIR);
    const kept = aside ? `; what was there lies in ${aside}` : '';
    process.stdout.write(`Back-up put in place in ${config.DATA_DIR}${kept}\n`);
  } else {
    throw new ConfigFault(['say --out FILE to back up, or --from FILE to restore']);
  }
}

main().catch((fault: Error) => {
  const expected = fault instanceof ConfigFault || fault instanceof FolderInUse;
  process.stderr.write(`${expected ? fault.message : fault.stack}\n`);
  process.exit(1);
});
