import type { Card } from '../../src/cards/kit.ts';
import { languageAskedFor } from '../../src/people/rules/asked-language.ts';
import { chooseLanguage } from '../../src/people/use-cases-language.ts';
import { noticeCard, type Where } from '../../src/reminders/cards/command-cards.ts';
import { commandText } from '../../src/text/commands.ts';
import type { CardCall } from './card-verb.ts';

/** Answers "English please" and "liever Nederlands", in that language and from then on; null: that was not asked. */
export async function spokenLanguage({ service, actor }: CardCall, text: string, where: Where): Promise<Card | null> {
  const language = languageAskedFor(text);
  if (language === null) return null;
  await service.transact(actor, (work) => chooseLanguage(work, language));
  const say = commandText[language];
  return noticeCard({ ...where, language }, say.spoken, say.spokenLine);
}
