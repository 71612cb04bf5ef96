import type { DirectoryPerson } from './rules/directory-links.ts';

/** The directory of the institute's tenant. */
export interface Directory {
  /** By e-mail in lower case; null for an address the directory does not know. At most 200 at a time. */
  findByMail(emails: string[]): Promise<Map<string, DirectoryPerson | null>>;
}
