/** What reminders and cards know one kring's answer by. */
export function outcomeQuestion(roundId: string, bodyId: string) {
  return { kind: 'outcome' as const, subjectId: `${roundId}:${bodyId}` };
}

/** The round and the kring that a question is about; null: it is no such question. */
export function kringInQuestion(subjectId: string): { roundId: string; bodyId: string } | null {
  const [roundId, bodyId, ...more] = subjectId.split(':');
  return roundId && bodyId && more.length === 0 ? { roundId, bodyId } : null;
}

/** What cards on one kring's answer are updated by. */
export function outcomeTopic(roundId: string, bodyId: string): string {
  return `outcome:${roundId}:${bodyId}`;
}

/** The outcomes of one kring, or of all of them, in the tab. */
export function outcomeUrl(publicUrl: string, roundId: string, bodyId?: string): string {
  return `${publicUrl}/tab/opbrengsten/${roundId}${bodyId ? `/kring/${bodyId}` : ''}`;
}
