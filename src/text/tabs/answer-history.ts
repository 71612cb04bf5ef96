import { bothLanguages } from '../copy.ts';

/** Who gave which figures of a board when. */
export const answerHistoryText = bothLanguages({
  nl: {
    show: 'Toon wie wat heeft ingevuld',
    title: 'Wie wat heeft ingevuld',
    none: 'Er is nog niets ingevuld.',
    /** "ma 2 nov, 10.00 · Koen de Wit" */
    by: (moment: string, name: string | null): string => (name === null ? moment : `${moment} · ${name}`),
    of: (school: string, variant: string) => `${school}, ${variant}`,
    change: (what: string, before: string | null, after: string) =>
      before === null ? `${what}: ${after}` : `${what}: ${after} (was ${before})`,
    cap: (before: number | null, after: number | null) =>
      after === null ? `Geen grens meer (was hoogstens ${before})` : `Samen hoogstens ${after}`,
  },
  en: {
    show: 'Show who filled in what',
    title: 'Who filled in what',
    none: 'Nothing has been filled in yet.',
    by: (moment, name) => (name === null ? moment : `${moment} · ${name}`),
    of: (school, variant) => `${school}, ${variant}`,
    change: (what, before, after) => (before === null ? `${what}: ${after}` : `${what}: ${after} (was ${before})`),
    cap: (before, after) =>
      after === null ? `No limit any more (was at most ${before})` : `At most ${after} together`,
  },
});
