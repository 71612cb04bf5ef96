/** The agenda of a meeting in the tab, perhaps with one item in sight. */
export function agendaUrl(publicUrl: string, meetingId: string, itemId?: string | null): string {
  const whole = `${publicUrl}/tab/agenda/${meetingId}`;
  return itemId ? `${whole}?punt=${encodeURIComponent(itemId)}` : whole;
}
