/** An open question with those who can answer it today. */
export interface AskedQuestion {
  obligationId: string;
  /** The seat's label or the board's name. */
  label: string;
  title: string;
  /** ISO instant. */
  dueAt: string;
  personIds: readonly string[];
}

interface PreviewLine {
  personId: string;
  obligationIds: string[];
  titles: string[];
  remindedToday: boolean;
}

export interface Preview {
  lines: PreviewLine[];
  /** Seats and boards that nobody can answer for today. */
  nobodyToAsk: string[];
  questions: { title: string; dueAt: string }[];
  remindedToday: number;
}

/** Decides who would get a reminder now: one line per person over all the questions that person still has to answer. */
export function previewReminder(asked: readonly AskedQuestion[], remindedToday: ReadonlySet<string>): Preview {
  const lines = new Map<string, PreviewLine>();
  for (const question of asked) {
    for (const personId of new Set(question.personIds)) {
      const line = lines.get(personId) ?? newLine(personId, remindedToday);
      line.obligationIds.push(question.obligationId);
      if (!line.titles.includes(question.title)) line.titles.push(question.title);
      lines.set(personId, line);
    }
  }
  const people = [...lines.values()];
  return {
    lines: people,
    nobodyToAsk: [...new Set(asked.filter(({ personIds }) => personIds.length === 0).map(({ label }) => label))],
    questions: distinctQuestions(asked),
    remindedToday: people.filter((line) => line.remindedToday).length,
  };
}

function newLine(personId: string, remindedToday: ReadonlySet<string>): PreviewLine {
  return { personId, obligationIds: [], titles: [], remindedToday: remindedToday.has(personId) };
}

function distinctQuestions(asked: readonly AskedQuestion[]): { title: string; dueAt: string }[] {
  const seen = new Map(asked.map(({ title, dueAt }) => [`${title}\n${dueAt}`, { title, dueAt }]));
  return [...seen.values()];
}

export type SendDecision = 'send' | 'ask-again' | 'nothing-open';

/** A second reminder on one day asks first; without anybody to remind there is nothing to send. */
export function decideSending(preview: Preview, confirmedAgain: boolean): SendDecision {
  if (preview.lines.length === 0) return 'nothing-open';
  return preview.remindedToday > 0 && !confirmedAgain ? 'ask-again' : 'send';
}
