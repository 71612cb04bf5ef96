/** By which way a message goes to one person; `none`: they asked for no messages. */
export type PersonWay = 'chat' | 'activity' | 'mail' | 'none';

/** What is known of how somebody can be reached. */
export interface Reach {
  /** Known in the tenant's directory. */
  inDirectory: boolean;
  /**
   * `blocked`: the person shut the chat but keeps the app, so that a notification in Teams arrives. `closed`: the app is
   * gone, or an administrator switched it off.
   */
  chat: 'open' | 'blocked' | 'closed';
  /** What the person asked for; null: nothing. */
  prefers?: 'chat' | 'mail' | 'none' | null;
  /** Mail to the address we have comes back. */
  mailFails?: boolean;
}

/** Decides by which way a message goes first; a way that turns out not to work gives way to the next one later. */
export function chooseWay(reach: Reach): PersonWay {
  if (reach.prefers === 'none') return 'none';
  if (reach.prefers === 'mail' && !reach.mailFails) return 'mail';
  if (!reach.inDirectory || reach.chat === 'closed') return 'mail';
  return reach.chat === 'blocked' ? 'activity' : 'chat';
}

/** Whether somebody who is reached by `way` looks at Teams; whoever we know no way of is mailed. */
export function isInTeams(way: PersonWay | undefined): boolean {
  return way === 'chat' || way === 'activity';
}

/**
 * The way of one message to somebody who is reached by `way`. What is urgent goes to the activity feed and not to the chat as
 * well: Teams shows both as a notification, and the same news twice is once too many.
 */
export function wayFor<Way extends string>(urgent: string | undefined, way: Way): Way | 'activity' {
  return urgent && way === 'chat' ? 'activity' : way;
}
