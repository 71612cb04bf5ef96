import { guidOf } from '../random.ts';
import { type Dice, plain } from './dice.ts';
import { GIVEN_NAMES, LONGEST_NAME, SURNAMES } from './names.ts';
import type { WorldBoard, WorldPerson, WorldRole, WorldSchool } from './world.ts';

interface Employer {
  organisation: string;
  domain: string;
  boardNumber: string | null;
  directory: WorldPerson['directory'];
  tenantId: string | null;
}

/** Makes people whose names and addresses are all different. */
export class PeopleMaker {
  readonly #names: { givenName: string; surname: string }[];
  readonly #taken = new Set<string>();
  readonly people: WorldPerson[] = [];

  constructor(dice: Dice) {
    this.#names = dice.shuffled(
      SURNAMES.flatMap((surname) =>
        dice
          .shuffled(GIVEN_NAMES)
          .slice(0, 6)
          .map((givenName) => ({ givenName, surname })),
      ),
    );
  }

  make(
    employer: Employer,
    jobTitle: string,
    roles: WorldRole[],
    extra: { brin?: string; name?: typeof LONGEST_NAME } = {},
  ): WorldPerson {
    const { givenName, surname: full } = extra.name ?? this.#nextName();
    const [, infix, surname] = /^((?:\p{Ll}[\p{L}’]*\s|’t\s)*)(.*)$/u.exec(full)!;
    const mail = this.#freeAddress(givenName, full, employer.domain);
    const person: WorldPerson = {
      id: guidOf('person', mail),
      givenName,
      infix: infix!.trim(),
      surname: surname!,
      displayName: `${givenName} ${full}`,
      mail,
      organisation: employer.organisation,
      boardNumber: employer.boardNumber,
      brin: extra.brin ?? null,
      jobTitle,
      roles,
      directory: employer.directory,
      homeTenantId: employer.tenantId,
      language: 'nl',
    };
    this.people.push(person);
    return person;
  }

  /** The institute's own staff: members of its tenant. */
  atInstitute(
    institute: { name: string; domain: string },
    tenantId: string,
    jobTitle: string,
    roles: WorldRole[],
  ): WorldPerson {
    const employer = { organisation: institute.name, domain: institute.domain, boardNumber: null, tenantId };
    return this.make({ ...employer, directory: 'Member' }, jobTitle, roles);
  }

  /** Staff of a board: guests where the board has Microsoft 365, and known by mail alone where it has not. */
  atBoard(
    board: WorldBoard,
    jobTitle: string,
    roles: WorldRole[],
    school?: WorldSchool,
    longName = false,
  ): WorldPerson {
    const employer = {
      organisation: board.name,
      domain: board.domain,
      boardNumber: board.number,
      tenantId: board.tenantId,
      directory: board.tenantId ? ('Guest' as const) : null,
    };
    const extra = { ...(school ? { brin: school.brin } : {}), ...(longName ? { name: LONGEST_NAME } : {}) };
    return this.make(employer, jobTitle, roles, extra);
  }

  /** `a.achternaam@`, and with a second letter or more where a namesake has that already. */
  #freeAddress(givenName: string, surname: string, domain: string): string {
    const name = plain(givenName);
    for (let letters = 1; letters <= name.length; letters += 1) {
      const mail = `${name.slice(0, letters)}.${plain(surname)}@${domain}`;
      if (this.#taken.has(mail)) continue;
      this.#taken.add(mail);
      return mail;
    }
    throw new RangeError('two people cannot have the same name and employer');
  }

  #nextName() {
    const name = this.#names.pop();
    if (!name) throw new RangeError('the names are used up');
    return name;
  }
}
