import type { TurnContext } from 'botbuilder';
import { deliveryCopy } from '../../src/text/delivery.ts';
import { traced } from '../../src/work/trace.ts';
import type { Service } from '../service.ts';
import { type CardRegistry, REGISTRY } from './card-action.ts';
import { languageOf } from './from-activity.ts';
import { answerCardAction, answerInvoke, CARD_ACTION } from './invoke.ts';
import { followMeeting } from './meeting-events.ts';
import { StillBeingHandled } from './once.ts';
import { rememberChat } from './remember-chat.ts';
import { answerSubmit } from './submit.ts';
import { answerText } from './text.ts';
import type { TextHandler } from './text-call.ts';

export interface TurnSettings {
  service: Service;
  /** Asked in order; the first that knows the words answers. */
  onText: readonly TextHandler[];
  registry: CardRegistry;
  /** Lets links to pages of ours open inside Teams; left out: whatever is said goes as it is. */
  inTeams?<T>(content: T): T;
}

/** Settings with what set this turn in motion. */
export interface TracedTurn extends TurnSettings {
  trace: string;
}

/** What the bot does with one activity that Teams brought. */
export function createTurn(
  settings: Omit<TurnSettings, 'registry'> & { registry?: CardRegistry },
): (context: TurnContext, trace: string) => Promise<void> {
  const complete: TurnSettings = { registry: REGISTRY, ...settings };
  return async (context, trace) => {
    const { type, name } = context.activity;
    speakTeams(context, complete);
    if (type === 'invoke' && name === CARD_ACTION) return answerCardAction(context, { ...complete, trace });
    return traced(trace, () => takeTurn(context, complete));
  };
}

async function takeTurn(context: TurnContext, complete: TurnSettings): Promise<void> {
  const { type, value, text } = context.activity;
  if (type === 'invoke') return answerInvoke(context, complete);
  if (type === 'installationUpdate' || type === 'conversationUpdate') return rememberChat(context, complete.service);
  if (type === 'event') return followMeeting(context, complete.service);
  if (type !== 'message') return;
  try {
    if (value && !text) await answerSubmit(context, complete);
    else await answerText(context, complete);
  } catch (cause) {
    if (cause instanceof StillBeingHandled) throw cause;
    complete.service.log.error({ cause: (cause as Error).message }, 'a message could not be answered');
    await context.sendActivity(deliveryCopy[languageOf(context)].bot.failed);
  }
}

/** Everything that is said in this turn, cards and answers to buttons alike, goes through `inTeams`. */
function speakTeams(context: TurnContext, { inTeams }: TurnSettings): void {
  if (!inTeams) return;
  context.onSendActivities((_context, activities, next) => {
    for (const activity of activities) {
      if (activity.attachments) activity.attachments = inTeams(activity.attachments);
      if (activity.value) activity.value = inTeams(activity.value);
    }
    return next();
  });
  context.onUpdateActivity((_context, activity, next) => {
    if (activity.attachments) activity.attachments = inTeams(activity.attachments);
    return next();
  });
}
