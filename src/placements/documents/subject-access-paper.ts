import type { DocumentPart, PaperDocument } from '../../documents/document.ts';
import { type Language, longDate, shortDate, shortMoment } from '../../text/format.ts';
import { schoolYearName } from '../../text/placements.ts';
import { subjectAccessText } from '../../text/subject-access.ts';
import { localDate, toLocal } from '../../time/local.ts';
import type { HeldAboutStudent } from '../schema-students.ts';

export interface SubjectOnPaper {
  language: Language;
  partnershipName: string;
  studentNumber: string;
  /** Local date. */
  today: string;
  held: HeldAboutStudent;
}

/** Everything held about one student, for that student to read. */
export function subjectAccessPaper({
  language,
  partnershipName,
  studentNumber,
  today,
  held,
}: SubjectOnPaper): PaperDocument {
  const say = subjectAccessText[language];
  const on = longDate(today, language);
  const nothing = held.placements.length + held.registrations.length === 0;
  return {
    ...{ language, kind: say.kind, title: say.title },
    facts: [
      { label: say.number, value: studentNumber },
      { label: say.partnership, value: partnershipName },
      { label: say.asOf, value: on },
    ],
    parts: nothing
      ? [{ part: 'text', text: say.nothing }]
      : [
          { part: 'text', text: say.why },
          ...placements(held, language),
          ...happened(held, language),
          ...registered(held, language),
          ...looked(held, language),
          ...purposes(held, language),
          { part: 'text', text: say.rights },
        ],
    footer: say.footer(on),
    page: say.page,
  };
}

function table(heading: string, head: string[], widths: number[], rows: string[][]): DocumentPart[] {
  if (rows.length === 0) return [];
  return [
    { part: 'heading', text: heading },
    { part: 'table', head, widths, rows },
  ];
}

function placements({ placements: all }: HeldAboutStudent, language: Language): DocumentPart[] {
  const say = subjectAccessText[language];
  const details = all.flatMap((each): DocumentPart[] => {
    const facts = [
      ...(each.mentor ? [say.mentor(each.mentor)] : []),
      ...(each.startsOn ? [say.from(shortDate(each.startsOn, language))] : []),
      ...(each.endsOn ? [say.until(shortDate(each.endsOn, language))] : []),
      ...(each.reason ? [say.reason(each.reason)] : []),
      ...(each.decidedAt ? [say.decided(each.decidedBy ?? say.system, on(each.decidedAt, language))] : []),
    ];
    return facts.length === 0 ? [] : [{ part: 'text', text: say.more(schoolYearName(each.schoolYear), facts) }];
  });
  const rows = all.map((each) => [
    `${schoolYearName(each.schoolYear)}, ${each.period}`,
    [each.variant, each.phase].filter(Boolean).join(', '),
    `${each.school} (${each.site ?? each.brin})`,
    each.board,
    say.status[each.status] ?? each.status,
    longDate(each.keptUntil, language),
  ]);
  return [...table(say.placements, say.placementHead, [3, 3, 4, 4, 2, 3], rows), ...details];
}

function happened({ history, offers, swaps }: HeldAboutStudent, language: Language): DocumentPart[] {
  const say = subjectAccessText[language];
  return [
    ...table(
      say.history,
      say.historyHead,
      [3, 5, 4],
      history.map(({ at, what, by }) => [moment(at, language), say.events[what] ?? what, by ?? say.system]),
    ),
    ...table(
      say.offers,
      say.offerHead,
      [5, 3, 5],
      offers.map(({ board, state, reason }) => [board, say.answers[state] ?? state, reason]),
    ),
    ...table(
      say.swaps,
      say.swapHead,
      [3, 4, 3, 3, 4],
      swaps.map(({ proposedAt, school, state, answer, reason, answerReason }) => [
        moment(proposedAt, language),
        school,
        say.swapStates[state] ?? state,
        say.swapAnswers[answer] ?? answer,
        [reason, answerReason].filter(Boolean).join('; '),
      ]),
    ),
  ];
}

function registered({ registrations, leftOut }: HeldAboutStudent, language: Language): DocumentPart[] {
  const say = subjectAccessText[language];
  return [
    ...table(
      say.registrations,
      say.registrationHead,
      [3, 4, 2, 3, 4, 3, 3],
      registrations.map((line) => [
        schoolYearName(line.schoolYear),
        line.school,
        line.site ?? line.brin,
        line.region ?? '',
        `${shortDate(line.from, language)} – ${shortDate(line.until, language)}`,
        on(line.frozenAt, language),
        longDate(line.keptUntil, language),
      ]),
    ),
    ...table(
      say.leftOut,
      say.leftOutHead,
      [3, 9],
      leftOut.map(({ at, reason }) => [on(at, language), reason]),
    ),
  ];
}

function looked({ views, looks }: HeldAboutStudent, language: Language): DocumentPart[] {
  const say = subjectAccessText[language];
  const rows = views.map((view) => [
    moment(view.at, language),
    view.by,
    say.viewed[view.what] ?? view.what,
    view.board ?? say.allBoards,
  ]);
  const registration = looks.map(({ at, by, what, format, schoolYear }) => [
    moment(at, language),
    by,
    say.looked(what, format),
    schoolYearName(schoolYear),
  ]);
  return [
    ...table(say.views, say.viewHead, [3, 4, 3, 4], rows),
    ...table(say.looks, say.lookHead, [3, 4, 4, 3], registration),
  ];
}

function purposes({ register }: HeldAboutStudent, language: Language): DocumentPart[] {
  const say = subjectAccessText[language];
  return register.flatMap(({ schoolYear, period, lines }) =>
    table(
      say.register(schoolYearName(schoolYear), period),
      say.registerHead,
      [3, 4, 4, 4],
      lines.map(({ name, purpose, seenBy, until }) => [name, purpose, seenBy, until]),
    ),
  );
}

function on(instant: string, language: Language): string {
  return longDate(localDate(instant), language);
}

function moment(instant: string, language: Language): string {
  return `${shortMoment(toLocal(instant), language)} ${instant.slice(0, 4)}`;
}
