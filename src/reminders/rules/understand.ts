import { findBodies, type KnownBody } from './named-body.ts';
import { findTopic, type KnownTopic, type TopicTarget } from './named-topic.ts';
import { ANY_WORDS, EVERYBODY, FILLERS, INTENT_PHRASES, type Intent, type MeetingIntent } from './phrases.ts';
import { resembles, wordsOf } from './words.ts';

/** What the bot knows that people may name. */
export interface Known {
  bodies: readonly KnownBody[];
  topics: readonly KnownTopic[];
  /** The body whose group or channel this is; null in a personal chat. */
  hereBodyId: string | null;
}

/** A body, a kind of question, or one question; nothing given means everything that is open. */
export interface Target extends TopicTarget {
  bodyId?: string | undefined;
  /** Of a meeting that was named: words that name no body. */
  words?: string[] | undefined;
}

/**
 * `understood`: it is clear what is meant. `choose`: the intent is clear but not whom or what; the choices are offered,
 * none of them is taken. `unknown`: nothing was recognised.
 */
export type Understanding =
  | { state: 'understood'; intent: Intent; target: Target }
  | { state: 'choose'; intent: 'remind' | 'status' | 'agenda' | 'link' | MeetingIntent; targets: Target[] }
  | { state: 'unknown' };

/** Makes out what somebody asks of the bot, by verbs, names of bodies and topics, allowing for small typing errors. */
export function understand(text: string, known: Known): Understanding {
  const words = wordsOf(text);
  const found = intentOf(words);
  if (!found) return { state: 'unknown' };
  const { intent, rest } = found;
  if (intent === 'help' || intent === 'my-questions') return { state: 'understood', intent, target: {} };
  const bodies = findBodies(rest, known.bodies);
  // The form itself asks for which body; the programme that comes first is shown where none was surely named.
  if (intent === 'submit-item' || intent === 'programme') {
    const bodyId = bodies.ids.length === 1 && bodies.sure ? bodies.ids[0] : known.hereBodyId;
    return { state: 'understood', intent, target: bodyId ? { bodyId } : {} };
  }
  if (intent === 'plan' || intent === 'move' || intent === 'who-cannot') return meetingTarget(intent, bodies, known);
  const topic = findTopic(bodies.rest, known.topics);
  const leftover = topic.rest.filter((word) => !isOneOf(word, FILLERS) && !isOneOf(word, EVERYBODY));
  const everybody = rest.some((word) => isOneOf(word, EVERYBODY));
  const heard: Heard = { intent, bodies, topic, everybody, leftover };
  return targetOf(heard, known);
}

interface Heard {
  intent: Exclude<Intent, 'help' | 'my-questions' | 'submit-item' | 'programme' | MeetingIntent>;
  bodies: ReturnType<typeof findBodies>;
  topic: ReturnType<typeof findTopic>;
  everybody: boolean;
  /** Words with a meaning that we missed: then nothing is certain. */
  leftover: string[];
}

function targetOf(heard: Heard, known: Known): Understanding {
  const { intent, bodies, topic } = heard;
  const bodyIds = bodies.ids;
  const subject = topic.targets.length === 1 ? topic.targets[0]! : {};
  const several = bodyIds.length > 1 || topic.targets.length > 1;
  if (intent === 'link') return linkTarget(bodyIds, bodies.sure && heard.leftover.length === 0, known);
  if (several || !bodies.sure || (heard.leftover.length > 0 && intent === 'remind')) {
    return { state: 'choose', intent, targets: choices(heard, known) };
  }
  const bodyId = bodyIds[0] ?? known.hereBodyId;
  const target: Target = { ...(bodyId ? { bodyId } : {}), ...subject };
  const named = Object.keys(target).length > 0;
  if (intent === 'remind' && !named && !heard.everybody) {
    return { state: 'choose', intent, targets: choices(heard, known) };
  }
  return { state: 'understood', intent, target };
}

/** One body that was surely meant, or that whose group this is; of several, or a guess, the choice is offered. */
function meetingTarget(intent: MeetingIntent, bodies: ReturnType<typeof findBodies>, known: Known): Understanding {
  const { ids, sure } = bodies;
  if (ids.length > 1 || (ids.length === 1 && !sure)) {
    return { state: 'choose', intent, targets: ids.slice(0, MAX_CHOICES).map((bodyId) => ({ bodyId })) };
  }
  const bodyId = ids[0] ?? known.hereBodyId;
  const words = bodies.rest.filter((word) => !isOneOf(word, FILLERS) && !isOneOf(word, EVERYBODY));
  return {
    state: 'understood',
    intent,
    target: { ...(bodyId ? { bodyId } : {}), ...(words.length > 0 ? { words } : {}) },
  };
}

function linkTarget(bodyIds: readonly string[], sure: boolean, known: Known): Understanding {
  const [bodyId] = bodyIds;
  if (bodyIds.length === 1 && sure && bodyId) {
    return { state: 'understood', intent: 'link', target: { bodyId } };
  }
  const offered = bodyIds.length > 0 ? bodyIds : known.bodies.map((body) => body.id);
  return { state: 'choose', intent: 'link', targets: offered.slice(0, MAX_CHOICES).map((id) => ({ bodyId: id })) };
}

const MAX_CHOICES = 6;

/** What to offer: the bodies or topics that could be meant, else the questions that are open. */
function choices(heard: Heard, known: Known): Target[] {
  const { ids } = heard.bodies;
  const topics = heard.topic.targets;
  if (ids.length > 0 && topics.length > 1) {
    return ids.flatMap((bodyId) => topics.map((topic) => ({ bodyId, ...topic }))).slice(0, MAX_CHOICES);
  }
  if (ids.length > 0) return ids.slice(0, MAX_CHOICES).map((bodyId) => ({ bodyId, ...topics[0] }));
  if (topics.length > 0) return topics.slice(0, MAX_CHOICES);
  const open = known.topics.map(({ target }) => target);
  return open.slice(0, MAX_CHOICES);
}

/** The first intent one of whose phrases is in the text, and the words that are left without it. */
function intentOf(words: readonly string[]): { intent: Intent; rest: string[] } | null {
  for (const { intent, phrase } of INTENT_PHRASES) {
    const rest = without(words, phrase);
    if (rest) return { intent, rest };
  }
  return null;
}

/**
 * The words without the phrase, whose words must follow each other in this order, with at most two fillers between, or any
 * number where the phrase says so.
 */
function without(words: readonly string[], phrase: readonly string[]): string[] | null {
  for (let start = 0; start < words.length; start += 1) {
    const taken = matchFrom(words, start, phrase);
    if (taken) return words.filter((_, index) => !taken.has(index));
  }
  return null;
}

function matchFrom(words: readonly string[], start: number, phrase: readonly string[]): Set<number> | null {
  const taken = new Set<number>();
  let at = start;
  let open = false;
  for (const word of phrase) {
    if (word === ANY_WORDS) {
      open = true;
      continue;
    }
    const limit = open ? words.length : taken.size === 0 ? at : at + 2;
    open = false;
    while (at <= limit && at < words.length && !resembles(words[at]!, word)) at += 1;
    if (at > limit || at >= words.length) return null;
    taken.add(at);
    at += 1;
  }
  return taken;
}

/** Short words must be typed right: "willem" is a name, not "willen". */
function isOneOf(word: string, list: readonly string[]): boolean {
  return list.some((candidate) => word === candidate || (candidate.length >= 7 && resembles(word, candidate)));
}
