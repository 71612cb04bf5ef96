/** What the add-in keeps with an appointment, for the look before it is sent. */
export interface Remembered {
  partnershipId: string;
  bodyId: string;
  /** The warnings that somebody read and wants to send with all the same. */
  sendAnyway?: string;
}

/** What was kept, if it is ours and whole. */
export function readKept(text: unknown): Remembered | null {
  if (typeof text !== 'string') return null;
  try {
    const { partnershipId, bodyId, sendAnyway } = JSON.parse(text) as Partial<Remembered>;
    if (typeof partnershipId !== 'string' || typeof bodyId !== 'string') return null;
    return typeof sendAnyway === 'string' ? { partnershipId, bodyId, sendAnyway } : { partnershipId, bodyId };
  } catch {
    return null;
  }
}
