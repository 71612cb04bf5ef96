import type { TenantContext } from './context.ts';
import { guidOf } from './random.ts';
import type { Account, DriveFile } from './state.ts';

const PLACE = '/sharepoint/personal';

/** The files of somebody's OneDrive, by name. */
export function filesOf(ctx: TenantContext, owner: Account): DriveFile[] {
  const own = ctx.state.files.filter(({ ownerId }) => ownerId === owner.id);
  return own.sort((one, other) => one.name.localeCompare(other.name, 'nl'));
}

/** Puts a file under a name; one that is there already gets new content and stays the same file. */
export function putFile(ctx: TenantContext, owner: Account, file: { name: string; type: string; size: number }) {
  const known = filesOf(ctx, owner).find(({ name }) => name.toLowerCase() === file.name.toLowerCase());
  const at = ctx.clock.iso();
  const before = known ?? {
    ...{ id: guidOf('file', owner.id, file.name).replaceAll('-', '').toUpperCase(), ownerId: owner.id },
    ...{ name: file.name, version: 0, createdAt: at, shared: false },
  };
  const { type, size } = file;
  return ctx.state.files.put({ ...before, type, size, version: before.version + 1, changedAt: at });
}

/** Where a browser finds a file; what is shared has the same address, which others may then use. */
export function addressOf(ctx: TenantContext, file: DriveFile): string {
  return `${ctx.url()}${PLACE}/${file.id}/${encodeURIComponent(file.name)}`;
}

/** The file at an address, whatever stands behind it in the query; undefined: it is no address of a file here. */
export function fileAt(ctx: TenantContext, address: string): DriveFile | undefined {
  const [, id] = new RegExp(`^${ctx.url()}${PLACE}/([0-9A-F]+)(?:/|$)`).exec(address) ?? [];
  return id ? ctx.state.files.get(id) : undefined;
}
