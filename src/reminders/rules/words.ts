/** Small letters, without accents, punctuation or a mention of the bot; hyphens separate words. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/<at>.*?<\/at>/gi, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ')
    .filter(Boolean);
}

/** How many typing errors a word may have and still be meant: none in short words, two in long ones. */
function allowedErrors(word: string): number {
  if (word.length <= 3) return 0;
  return word.length <= 6 ? 1 : 2;
}

/** True when `typed` is `word`, or `word` with a few letters missing, doubled, wrong or swapped. */
export function resembles(typed: string, word: string): boolean {
  if (typed === word) return true;
  const most = allowedErrors(word);
  if (Math.abs(typed.length - word.length) > most || typed[0] !== word[0]) return false;
  return typingErrors(typed, word) <= most;
}

/** The least number of letters left out, put in, replaced, or swapped with their neighbour. */
function typingErrors(typed: string, word: string): number {
  const rows: number[][] = [Array.from({ length: word.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= word.length; j += 1) {
      const same = typed[i - 1] === word[j - 1] ? 0 : 1;
      let least = Math.min(row[j - 1]! + 1, rows[i - 1]![j]! + 1, rows[i - 1]![j - 1]! + same);
      const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
      if (swapped) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row[j] = least;
    }
    rows.push(row);
  }
  return rows[typed.length]![word.length]!;
}
