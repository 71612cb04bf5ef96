/** Address of a body's tab, below this site. The partnership is in it: who looks may take part in more than one. */
export function bodyTabPath(partnershipId: string, bodyId: string): string {
  return `/tab/kanaal/${encodeURIComponent(bodyId)}?partnerschap=${encodeURIComponent(partnershipId)}`;
}

/** The query with which the service is told in which Teams chat the page is shown. */
export function chatQuery(chatId: string | null): string {
  return chatId ? `?chat=${encodeURIComponent(chatId)}` : '';
}
