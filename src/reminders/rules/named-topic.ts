import { resembles, wordsOf } from './words.ts';

/** A kind of question, or one question: by its subject, or by its title where it is put to each board apart. */
export interface TopicTarget {
  kind?: string | undefined;
  subjectId?: string | undefined;
  title?: string | undefined;
}

/** A question that is open now. */
export interface KnownTopic {
  title: string;
  target: TopicTarget;
  /** What people call questions of this kind: "datumprikker", "plaatsingsronde". */
  kindWords: readonly string[];
}

export interface NamedTopics {
  /** A kind of question, or one question; several when the words fit more than one. */
  targets: TopicTarget[];
  rest: string[];
}

/** Finds what a text is about: one open question by words of its title, else a kind of question. */
export function findTopic(words: readonly string[], topics: readonly KnownTopic[]): NamedTopics {
  const kindWords = new Set(topics.flatMap((topic) => topic.kindWords));
  const isKindWord = (word: string): boolean => matches(word, kindWords);
  const titled = topics.map((topic) => ({ topic, parts: wordsOf(topic.title).filter((part) => part.length > 3) }));
  const isTitleWord = (word: string): boolean =>
    !isKindWord(word) && titled.some(({ parts }) => parts.some((part) => resembles(word, part)));
  const byTitle = words.filter(isTitleWord);
  const byKind = words.filter(isKindWord);
  const rest = words.filter((word) => !byTitle.includes(word) && !byKind.includes(word));
  const ofKind = (topic: KnownTopic): boolean =>
    byKind.length === 0 || byKind.some((word) => matches(word, topic.kindWords));
  if (byTitle.length > 0) return { targets: bestTitles(titled, byTitle, ofKind), rest };
  const kinds = new Set(byKind.length > 0 ? topics.filter(ofKind).map((topic) => topic.target.kind) : []);
  return { targets: [...kinds].map((kind) => ({ kind })), rest };
}

function bestTitles(
  titled: readonly { topic: KnownTopic; parts: string[] }[],
  heard: readonly string[],
  ofKind: (topic: KnownTopic) => boolean,
): TopicTarget[] {
  const scored = titled
    .filter(({ topic }) => ofKind(topic))
    .map(({ topic, parts }) => ({
      topic,
      shared: heard.filter((word) => parts.some((part) => resembles(word, part))).length,
    }));
  const most = Math.max(0, ...scored.map(({ shared }) => shared));
  if (most === 0) return [];
  return scored.filter(({ shared }) => shared === most).map(({ topic }) => topic.target);
}

function matches(word: string, candidates: Iterable<string>): boolean {
  for (const candidate of candidates) if (resembles(word, candidate)) return true;
  return false;
}
