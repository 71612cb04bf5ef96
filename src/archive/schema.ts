import * as z from 'zod';

/** Params of GET /archives/:bodyId/:year. */
export const ARCHIVE_YEAR = z.coerce.number().int().min(2000).max(2100);

/** GET /archives: the bodies somebody may read, by name, with the years in which they met, latest first. */
export interface ArchiveList {
  bodies: { bodyId: string; name: string; years: number[] }[];
}

/** `archief.json` in an archive; instants are ISO, dates and times wall-clock, people by name. */
export interface ArchiveJson {
  partnership: string;
  body: string;
  year: number;
  madeAt: string;
  meetings: ArchivedMeeting[];
}

export interface ArchivedMeeting {
  title: string;
  startsAt: string;
  minutes: number;
  place: string;
  /** Of the archive. */
  folder: string;
  agenda: {
    version: number;
    items: {
      title: string;
      kind: string;
      minutes: number;
      presenter: string | null;
      explanation: string;
      desired: string;
      papers: ArchivedPaper[];
    }[];
    /** Every version as it went out, oldest first. */
    circulated: ArchivedVersion[];
  };
  attended: { present: string[]; absent: string[] } | null;
  /** What the kringen said to the questions on this agenda, as far as the reader may see it. */
  outcomes: ArchivedOutcomes[];
  votes: { item: string; question: string; outcome: string; for: number; against: number; abstain: number }[];
  notes: { state: string; version: number; items: { title: string; text: string; unfinished: boolean }[] } | null;
  decisions: {
    number: string;
    text: string;
    followUp: string;
    decidedOn: string;
    item: string;
    withdrawn: { on: string; because: string } | null;
  }[];
  actions: { text: string; owner: string; startsOn: string; dueOn: string; status: string; item: string }[];
}

export interface ArchivedVersion {
  version: number;
  /** ISO instant. */
  circulatedAt: string;
  byName: string | null;
  /** Since the version before, each a sentence. */
  changes: string[];
  items: {
    title: string;
    kind: string;
    minutes: number;
    presenter: string | null;
    explanation: string;
    desired: string;
    /** Those that everybody might read, by their versions then. */
    papers: { name: string; version: number }[];
  }[];
  /** Of the archive. */
  file: string;
}

export interface ArchivedOutcomes {
  title: string;
  kringen: {
    name: string;
    /** `settled`, `busy`, `waiting`, `late` or `gone`; only what is settled has answers. */
    standing: string;
    answers: { question: string; position: string | null; reasons: string; dissent: string }[];
  }[];
  /** Of the archive. */
  file: string;
}

export interface ArchivedPaper {
  name: string;
  version: number;
  confidential: boolean;
  /** Of the archive; null: it stands elsewhere, at `link`. */
  file: string | null;
  link: string | null;
  /** Of the file, in hexadecimal. */
  sha256: string | null;
  /** The versions that this one replaced, oldest first. */
  earlier: (Pick<ArchivedPaper, 'name' | 'version' | 'file' | 'link' | 'sha256'> & {
    /** ISO instant. */
    addedAt: string;
  })[];
}
