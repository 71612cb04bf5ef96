import { actions, button, type Card, card, link } from '../../cards/kit.ts';
import { type Language, longDate } from '../../text/format.ts';
import { minutesCopy } from '../../text/minutes.ts';
import { isOpen } from '../rules/actions.ts';
import type { ActionView } from '../schema.ts';

/** One action: what, for whom, until when; done in one tap, and opened again in one. */
export function actionCard(
  action: ActionView,
  drawn: { language: Language; partnershipId: string; publicUrl: string },
): Card {
  const say = minutesCopy[drawn.language];
  const open = isOpen(action.status);
  const set = (title: string, status: ActionView['status'], primary = false) =>
    button(title, 'action.set', { p: drawn.partnershipId, actionId: action.actionId, status }, { primary });
  const buttons = open
    ? [set(say.setDone, 'done', true), ...(action.status === 'open' ? [set(say.setBusy, 'busy')] : [])]
    : [set(say.setOpen, 'open')];
  return card({
    language: drawn.language,
    who: action.bodyName,
    question: action.text,
    facts: [
      { label: say.owner, value: action.ownerName },
      { label: say.due, value: longDate(action.dueOn, drawn.language) },
      { label: say.status, value: action.late ? say.late : say.statuses[action.status] },
    ],
    answer: [
      actions(
        ...(action.mayChange ? buttons : []),
        link(say.open, `${drawn.publicUrl}/tab/notulen/${action.meetingId}`),
      ),
    ],
    small: [say.from(action.itemTitle)],
  });
}
