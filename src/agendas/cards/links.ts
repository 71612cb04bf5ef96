/** The agenda of a meeting in the tab. */
export function agendaUrl(publicUrl: string, meetingId: string): string {
  return `${publicUrl}/tab/agenda/${meetingId}`;
}
