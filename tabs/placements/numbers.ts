/** A whole number of nought or more; null for an empty field; undefined for anything else. */
export function optionalWhole(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
