import { anyOf, type Role } from './roles.ts';

/** Who may say that a channel or group chat is the one of a body: its summaries go there from then on. */
export const MAY_CONVERSATIONS = {
  'conversation.link': ['programmaleider', 'secretariat', 'chair', 'secretary'],
} as const satisfies Record<string, readonly Role[]>;

export function mayConversations(action: keyof typeof MAY_CONVERSATIONS, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_CONVERSATIONS[action]);
}
