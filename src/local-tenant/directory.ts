import type { Index } from './journal.ts';
import type { Account, Group, TenantState } from './state.ts';

/** Finds accounts the way Microsoft 365 does: by object id, UPN or mail address, whatever the case. */
export class Directory {
  readonly #state: TenantState;
  readonly #byMail: Index<Account>;
  readonly #byUpn: Index<Account>;
  readonly #groupsOf: Index<Group>;

  constructor(state: TenantState) {
    this.#state = state;
    this.#byMail = state.accounts.index('mail', (account) => [account.mail.toLowerCase()]);
    this.#byUpn = state.accounts.index('upn', (account) => [account.userPrincipalName.toLowerCase()]);
    this.#groupsOf = state.groups.index('member', (group) => group.memberIds);
  }

  /** Anyone, mail-only people included. */
  byAddress(address: string): Account | undefined {
    const key = address.toLowerCase();
    return this.#byMail.first(key) ?? this.#byUpn.first(key);
  }

  byId(id: string): Account | undefined {
    return this.#state.accounts.get(id);
  }

  /** Someone the institute's tenant knows (member or guest), by id or UPN or mail. */
  user(idOrAddress: string): Account | undefined {
    const account = this.byId(idOrAddress) ?? this.byId(idOrAddress.toLowerCase()) ?? this.byAddress(idOrAddress);
    return account?.directory ? account : undefined;
  }

  /** Whether Graph can open this person's mailbox and calendar: only the tenant's own members have one here. */
  hasMailbox(account: Account): boolean {
    return account.directory === 'Member';
  }

  groupsOf(accountId: string): Group[] {
    return this.#groupsOf.get(accountId);
  }
}
