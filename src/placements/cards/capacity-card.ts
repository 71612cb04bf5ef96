import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { clockTime, longDate } from '../../text/format.ts';
import { capacityWarningText, placementsCopy, schoolYearName } from '../../text/placements.ts';
import { countedOffers, halfOfTeachers, totalPlaces } from '../rules/capacity.ts';
import type { CapacityForm, FormVariant } from '../schema.ts';
import { capacityForm, comparesWithLastYear, hasSuggestions } from './capacity-form.ts';

/** Everything the capacity card is drawn from. */
export interface CapacityCardState {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  form: CapacityForm;
  /** Who looks; decides between "jij" and a colleague's name. */
  viewerId: string | null;
  /** `form`: the inputs, also when there is an answer; `read-only`: somebody who may look; `not-for-you`: nor look. */
  show?: 'form' | 'read-only' | 'not-for-you' | undefined;
  page?: number;
  /** What went wrong, in words, with what was typed; `confirm`: it may be sent again as it is. */
  fault?: { text: string; typed: Readonly<Record<string, string>>; confirm?: boolean };
}

/** The question to one board, or its answer, as it now stands for one person. */
export function capacityCard(state: CapacityCardState): Card {
  const { form } = state;
  if (state.show === 'not-for-you') return notForYou(state);
  if (form.state === 'cancelled') return cancelled(state);
  if (form.notNow?.code === 'school-delegation-ended') return delegationEnded(state);
  if (form.notNow !== null && state.show !== 'form') return closed(state);
  if (state.show === 'read-only') return answered(state);
  return state.show === 'form' || state.fault || form.status === 'none' ? open(state) : answered(state);
}

function open(state: CapacityCardState): Card {
  const { form, language } = state;
  const copy = placementsCopy[language];
  return card({
    language,
    who: whoAsks(state),
    question: copy.ask(form.boardName, form.schoolYear),
    facts: [
      { label: copy.period, value: `${form.period} ${schoolYearName(form.schoolYear)}` },
      {
        label: copy.answerBefore,
        value: `${longDate(form.deadline, language)}, ${clockTime(form.deadline, language)}`,
      },
      ...teacherFact(form, language),
    ],
    lines: [
      ...(form.explanation === '' || state.fault ? [] : [form.explanation]),
      ...(hasSuggestions(form) && !state.fault ? [copy.suggestion(comparesWithLastYear(form))] : []),
    ],
    answer: [
      ...(state.fault ? [notice(state.fault.text)] : []),
      ...capacityForm({
        language,
        form,
        data: buttonData(state),
        page: state.page ?? 0,
        typed: state.fault?.typed,
        confirm: state.fault?.confirm,
      }),
    ],
    small: [
      ...(form.groupTeachers === null ? [] : [copy.lawHint(Math.floor(halfOfTeachers(form.groupTeachers)))]),
      ...(form.school ? [copy.delegatedBy(form.school.boardName, form.boardName)] : []),
      copy.partialSmall,
      copy.untilWhen(form.deadline),
    ],
  });
}

function teacherFact(form: CapacityForm, language: Language): { label: string; value: string }[] {
  if (form.groupTeachers === null) return [];
  const copy = placementsCopy[language];
  const half = Math.floor(halfOfTeachers(form.groupTeachers));
  return [{ label: copy.teachers, value: copy.teachersValue(form.groupTeachers, half) }];
}

function answered(state: CapacityCardState): Card {
  const { form, language } = state;
  const copy = placementsCopy[language];
  const missing = missingVariants(form);
  const complete = form.status === 'answered';
  const mayEdit = state.show !== 'read-only';
  const [title, primary] = complete ? [copy.edit, false] : [copy.editRest, true];
  return card({
    language,
    who: whoAsks(state),
    question: form.status === 'none' ? copy.nothingYet(form.boardName, form.schoolYear) : answerHeading(state),
    lines: [
      ...answererLine(state, complete ? copy.thanks : copy.thanksPartial),
      ...(missing.length > 0 ? [copy.stillMissing(missing)] : []),
      ...(form.school && form.school.overruled.length > 0 ? [copy.boardOverrules(form.school)] : []),
      ...form.warnings.map((warning) => capacityWarningText(warning, language)),
    ],
    answer: [
      ...(state.fault ? [notice(state.fault.text)] : []),
      figureTable(form, language),
      ...(mayEdit ? [actions(button(title, 'capacity.edit', buttonData(state), { withInputs: false, primary }))] : []),
    ],
    small: [...provenance(state), ...(mayEdit ? [copy.untilWhen(form.deadline)] : [])],
  });
}

function closed(state: CapacityCardState): Card {
  const { form, language } = state;
  const copy = placementsCopy[language];
  const empty = form.status === 'none';
  return card({
    language,
    who: whoAsks(state),
    question: empty ? copy.nothingYet(form.boardName, form.schoolYear) : answerHeading(state),
    lines: state.fault ? [] : [copy.closedLine(form.deadline), empty ? copy.closedEmpty : copy.closedKept],
    answer: [...(state.fault ? [notice(state.fault.text)] : []), ...(empty ? [] : [figureTable(form, language)])],
    small: [...provenance(state), copy.askWhom(form.contacts)],
  });
}

function cancelled(state: CapacityCardState): Card {
  const { form, language } = state;
  const copy = placementsCopy[language];
  return card({
    language,
    who: whoAsks(state),
    question: copy.cancelled(form.boardName, form.schoolYear),
    lines: [copy.cancelledLine],
  });
}

/** The board answers for the school again. */
function delegationEnded(state: CapacityCardState): Card {
  const { form, language } = state;
  const copy = placementsCopy[language];
  return card({
    language,
    who: whoAsks(state),
    question: copy.delegationEnded(form.school?.boardName ?? '', form.boardName),
    lines: [form.status === 'none' ? copy.delegationEndedLine : copy.delegationEndedKept],
  });
}

/** Shows nothing of the board's answer. */
function notForYou(state: CapacityCardState): Card {
  const { form, language } = state;
  const copy = placementsCopy[language];
  return card({
    language,
    who: whoAsks(state),
    question: copy.notYours(form.boardName),
    lines: [form.school ? copy.notYourSchool(form.boardName) : copy.notYoursLine(form.boardName)],
  });
}

function whoAsks({ partnershipName, form, language }: CapacityCardState): string {
  return placementsCopy[language].whoInRound(partnershipName, form.schoolYear, form.period);
}

function answerHeading({ form, language }: CapacityCardState): string {
  const copy = placementsCopy[language];
  const total = totalPlaces(countedOffers(form.variants), form.cap);
  return copy.answered(form.boardName, copy.students(total), form.schoolYear);
}

function missingVariants(form: CapacityForm): string[] {
  if (form.status === 'answered') return [];
  return form.variants
    .filter(({ own, schools }) => own === null && (schools?.answered ?? 0) < Math.max(1, form.schools))
    .map(({ name }) => name);
}

/** Thanks for whoever answered, also when the card is drawn again later; whose answer it is for a colleague. */
function answererLine({ form, viewerId, language, show, fault }: CapacityCardState, thanks: string): string[] {
  const by = form.answeredBy;
  if (show === 'read-only' || fault || !by) return [];
  if (by.personId !== null && by.personId === viewerId) return [thanks];
  return by.onBehalf ? [] : [placementsCopy[language].colleague(by.name)];
}

function provenance({ form, viewerId, language }: CapacityCardState): string[] {
  const copy = placementsCopy[language];
  const by = form.answeredBy;
  if (!by || form.answeredAt === null) return [];
  if (form.school?.changedBy) return [copy.changedByBoard(form.school.changedBy.name, form.school.changedBy.at)];
  if (by.personId !== null && by.personId === viewerId) return [copy.byYou(form.answeredAt)];
  return [by.onBehalf ? copy.byProgramme(by.name, form.answeredAt) : copy.byOther(by.name, form.answeredAt)];
}

function figureTable(form: CapacityForm, language: Language): Element {
  const copy = placementsCopy[language];
  const rows = form.variants.map((variant) => [
    variant.name,
    figureWords(variant, language),
    variant.previous === null ? copy.unknown : String(variant.previous),
  ]);
  const cap = form.cap === null ? [] : [[copy.total, copy.capLine(form.cap), copy.unknown]];
  return {
    type: 'Table',
    firstRowAsHeader: true,
    showGridLines: false,
    spacing: 'Medium',
    columns: [{ width: 3 }, { width: 4 }, { width: 2 }],
    rows: [[copy.variantHead, copy.figureHead, copy.previousHead(comparesWithLastYear(form))], ...rows, ...cap].map(
      (cells, index) => ({
        type: 'TableRow',
        cells: cells.map((content) => ({
          type: 'TableCell',
          items: [text(content, index === 0 ? { weight: 'Bolder' } : {})],
        })),
      }),
    ),
  };
}

function figureWords({ own, schools }: FormVariant, language: Language): string {
  const copy = placementsCopy[language];
  if (own) return copy.figure(own);
  if (schools && schools.answered > 0) {
    return copy.schoolsFigure(schools.definite, schools.provisional, schools.answered);
  }
  return copy.notFilled;
}

function notice(content: string): Element {
  return { type: 'Container', style: 'warning', spacing: 'Medium', items: [text(content, { weight: 'Bolder' })] };
}

function buttonData({ partnershipId, form }: CapacityCardState): Record<string, unknown> {
  const place = { p: partnershipId, roundId: form.roundId, boardId: form.boardId };
  return form.school ? { ...place, schoolId: form.school.schoolId } : place;
}
