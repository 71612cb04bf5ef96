import { GraphError } from '@microsoft/microsoft-graph-client';
import type { SharedFileLook, SharedFiles } from '../../agendas/ports.ts';
import type { AppIdentity } from '../identity/app-identity.ts';
import type { MicrosoftEndpoints } from '../identity/endpoints.ts';
import { graphOnBehalfOf } from './on-behalf-of.ts';

/** The least that Graph documents for looking at a file by its address: the reader's own files and what is shared. */
const RIGHTS = 'Files.ReadWrite';

interface DriveItem {
  name?: string;
  size?: number;
  cTag?: string;
  eTag?: string;
  file?: { mimeType?: string };
}

/**
 * Looks at a file in SharePoint or OneDrive with the rights of whoever pasted its address, never with those of the app:
 * else anybody could learn the name of any file.
 */
export function graphSharedFiles(endpoints: MicrosoftEndpoints, identity: AppIdentity): SharedFiles {
  return {
    look: async (userToken, address) => {
      const { graph, asksConsent } = await graphOnBehalfOf(endpoints, identity, userToken, RIGHTS);
      if (!graph) return { ok: false, because: asksConsent ? 'link-consent' : 'link-unavailable' };
      try {
        const item = (await graph
          .api(`/shares/${sharingToken(address)}/driveItem`)
          // As if the reader had opened the link in a browser, for this one look.
          .header('Prefer', 'redeemSharingLinkIfNecessary')
          .select(['id', 'name', 'size', 'cTag', 'eTag', 'file'])
          .get()) as DriveItem;
        return fileIn(item);
      } catch (cause) {
        return { ok: false, because: refusalOf(cause) };
      }
    },
  };
}

/** An address as Graph takes it: `u!` and base64url without padding. */
function sharingToken(address: string): string {
  return `u!${Buffer.from(address, 'utf8').toString('base64url')}`;
}

function fileIn({ name, size, cTag, eTag, file }: DriveItem): SharedFileLook {
  if (!file || !name) return { ok: false, because: 'link-no-file' };
  return {
    ok: true,
    name,
    size: size ?? 0,
    type: file.mimeType ?? 'application/octet-stream',
    tag: cTag ?? eTag ?? '',
  };
}

function refusalOf(cause: unknown): Extract<SharedFileLook, { ok: false }>['because'] {
  if (!(cause instanceof GraphError)) return 'link-unavailable';
  if (cause.statusCode === 401 || cause.statusCode === 403) return 'link-no-access';
  // What is no address of SharePoint or OneDrive at all is called a bad request.
  if (cause.statusCode === 400 || cause.statusCode === 404) return 'link-unknown';
  return 'link-unavailable';
}
