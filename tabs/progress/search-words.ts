/** True when every word occurs in one of the texts; accents and capitals make no difference. */
export function matcher(search: string): (...texts: (string | null | undefined)[]) => boolean {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return (...texts) => {
    const all = plain(texts.filter(Boolean).join(' '));
    return words.every((word) => all.includes(word));
  };
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
