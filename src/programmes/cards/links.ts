/** The programme of a meeting in the tab. */
export function programmeUrl(publicUrl: string, meetingId: string): string {
  return `${publicUrl}/tab/dagprogramma/${meetingId}`;
}
