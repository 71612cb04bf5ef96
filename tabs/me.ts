import type { Language } from '../src/text/format.ts';
import type { Instant } from '../src/time/local.ts';

/** Who is signed in, and where they belong; `GET /api/me`. */
export interface Me {
  name: string;
  language: Language;
  /** The time by the service's clock. */
  now: Instant;
  /** True for whoever may found a partnership on this tenant. */
  mayFound: boolean;
  partnerships: MyPartnership[];
}

export interface MyPartnership {
  id: string;
  name: string;
  personId: string;
  /** The screens that hold something for this person; the service decides again on every request. */
  screens: ScreenName[];
}

export type ScreenName = 'meetings' | 'programme' | 'placements' | 'people';
