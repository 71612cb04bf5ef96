import type { Work } from '../work/work.ts';

/** The calendar event of a meeting, as far as agendas need it. */
export interface MeetingEventBody {
  /** Puts the agenda (safe HTML) in the event's text, now or as soon as the event is made. */
  put(work: Work, meetingId: string, html: string): Promise<void>;
}

/** A file in SharePoint or OneDrive as somebody may see it; `tag` changes with its content. Or why they may not. */
export type SharedFileLook =
  | { ok: true; name: string; size: number; type: string; tag: string }
  | {
      ok: false;
      because: 'link-unknown' | 'link-no-file' | 'link-no-access' | 'link-consent' | 'link-unavailable';
    };

export interface SharedFiles {
  /** Looks at the file at an address on behalf of whoever the token of our API is of. */
  look(userToken: string, address: string): Promise<SharedFileLook>;
}
