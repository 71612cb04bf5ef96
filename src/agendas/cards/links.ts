import { itemAddress } from '../rules/item-address.ts';

/** The agenda of a meeting in the tab, perhaps with one item in sight. */
export function agendaUrl(publicUrl: string, meetingId: string, itemId: string | null = null): string {
  return itemAddress(publicUrl, 'agenda', meetingId, itemId);
}
