/** What is known of how somebody can be reached. */
export interface Reach {
  /** Known in the tenant's directory. */
  inDirectory: boolean;
  /** The person removed or blocked the app, or an administrator switched it off. */
  chatClosed: boolean;
  /** What the person asked for; null: nothing. */
  prefers?: 'chat' | 'mail' | null;
  /** Mail to the address we have comes back. */
  mailFails?: boolean;
}

/** Decides by which way a message goes first; chat that turns out not to work becomes mail later. */
export function chooseWay(reach: Reach): 'chat' | 'mail' {
  if (reach.prefers === 'mail' && !reach.mailFails) return 'mail';
  return reach.inDirectory && !reach.chatClosed ? 'chat' : 'mail';
}
