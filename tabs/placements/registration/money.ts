/** Cents of what somebody typed, with a comma or a point before the cents ("1.250,50", "1250.5"); null: not an amount. */
export function centsOf(typed: string): number | null {
  const text = typed.trim().replace(/^€\s*/, '');
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) return null;
  return Number(match[1]?.replaceAll('.', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Cents as somebody types them: "1250" or "1250,50". */
export function typedEuros(cents: number): string {
  const rest = cents % 100;
  return `${Math.floor(cents / 100)}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}`;
}
