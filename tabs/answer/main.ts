import type { Language } from '../../src/text/format.ts';
import { answerText } from '../../src/text/tabs/answer.ts';
import { drawCard, setCardBusy } from '../cards/adaptive-card.ts';
import { type AnswerQuestion, answerOf, askNewLink, LinkFault, questionOf, reportNotMe } from './answer-api.ts';
import { button, details, heading, paragraph, show } from './elements.ts';
import './answer.css';
import '../cards/card.css';

/** The last part of the address: `/answer/<token>`. */
const token = location.pathname.split('/').filter(Boolean).pop() ?? '';
const page = document.getElementById('page') as HTMLElement;

let language: Language = navigator.language.toLowerCase().indexOf('en') === 0 ? 'en' : 'nl';
const words = () => answerText[language];

void open();

async function open(): Promise<void> {
  show(page, paragraph(words().loading, 'quiet'));
  try {
    showQuestion(await questionOf(token));
  } catch (fault) {
    showFault(fault);
  }
}

function showQuestion(question: AnswerQuestion): void {
  language = question.language;
  document.documentElement.lang = language;
  document.title = words().title(question.partnership);
  const place = document.createElement('div');
  place.className = 'card';
  place.tabIndex = -1;
  const notice = paragraph('', 'notice');
  notice.setAttribute('role', 'alert');
  show(
    page,
    heading(question.partnership),
    paragraph(words().to(question.person)),
    place,
    notice,
    details(words().notYou(question.person), words().notYouHelp, notMe()),
    details(words().stored, words().storedHelp),
  );
  showCard(place, notice, question.card);
}

function showCard(place: HTMLElement, notice: HTMLElement, card: unknown): void {
  const element = drawCard(card, {
    onOpenUrl: (url) => location.assign(url),
    onExecute: (verb, data) => void send(verb, data),
  });
  show(place, element);

  async function send(verb: string, data: Record<string, unknown>): Promise<void> {
    setCardBusy(element, true);
    notice.textContent = words().busy;
    try {
      const next = await answerOf(token, verb, data);
      notice.textContent = '';
      showCard(place, notice, next);
      place.focus();
    } catch (fault) {
      setCardBusy(element, false);
      if (fault instanceof LinkFault && (fault.kind === 'expired' || fault.kind === 'revoked')) showFault(fault);
      else notice.textContent = sentenceOf(fault);
    }
  }
}

/** For whoever got somebody else's mail: the link is withdrawn, so that nobody answers by mistake. */
function notMe(): HTMLElement {
  const report = button(words().reportNotMe, () => {
    report.disabled = true;
    reportNotMe(token).then(
      (message) => show(page, heading(words().revokedTitle), paragraph(message)),
      (fault) => showFault(fault),
    );
  });
  return report;
}

function showFault(fault: unknown): void {
  const kind = fault instanceof LinkFault ? fault.kind : 'failed';
  if (kind === 'expired') showExpired();
  else if (kind === 'revoked') show(page, heading(words().revokedTitle), paragraph(sentenceOf(fault)));
  else if (kind === 'unknown') show(page, heading(words().unknownTitle), paragraph(words().unknown));
  else
    show(
      page,
      paragraph(sentenceOf(fault)),
      button(words().retry, () => void open()),
    );
}

function showExpired(): void {
  const ask = button(words().askNew, () => {
    ask.disabled = true;
    askNewLink(token).then(
      (message) => show(page, heading(words().askedTitle), paragraph(message)),
      (fault) => showFault(fault),
    );
  });
  show(page, heading(words().expiredTitle), paragraph(words().expired), ask);
}

function sentenceOf(fault: unknown): string {
  if (!(fault instanceof LinkFault)) return words().failed;
  if (fault.kind === 'unreachable') return words().unreachable;
  return fault.told || words().failed;
}
