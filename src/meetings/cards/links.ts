/** Addresses in the tab that cards point to. */
export function tabLinks(publicUrl: string) {
  return {
    /** Where a member answers. */
    mine: `${publicUrl}/tab/overleg`,
    meeting: (meetingId: string): string => `${publicUrl}/tab/bijeenkomst/${meetingId}`,
    /** Where a planner sees the answers and chooses. */
    poll: (pollId: string): string => `${publicUrl}/tab/programma/peiling/${pollId}`,
  };
}
