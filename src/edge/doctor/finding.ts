/** One thing that was looked at. `mend` says what to do, and is empty where nothing has to be done. */
export interface Finding {
  what: string;
  state: 'good' | 'wrong' | 'unknown';
  mend: string;
}

export const good = (what: string): Finding => ({ what, state: 'good', mend: '' });
export const wrong = (what: string, mend: string): Finding => ({ what, state: 'wrong', mend });
export const unknown = (what: string, mend: string): Finding => ({ what, state: 'unknown', mend });
