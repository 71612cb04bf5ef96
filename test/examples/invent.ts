import type { BoardRecord, PersonRecord, RosterRecords, SchoolRecord, SiteRecord } from '../../src/people/schema.ts';

const FIRST =
  'Anouk Bram Carlijn Daan Elif Floor Gijs Hanneke Ismaël Joëlle Karim Loes Maarten Noor Otto Renée Sanne Teun Yara Zoë'.split(
    ' ',
  );
const INFIX = ['', '', '', 'van der', 'de', 'van', 'ten', 'el'];
const LAST =
  'Achterberg Bruinsma Coenraads Dijkgraaf Ebbinge Fokkema Grévink Haverkort IJsselmuiden Jonkvorst Kloosterhuis Lindeboom Meulenbelt Nieuwkerk Oosterwold Pijnacker Ruitenbeek Schoutenburg Terwolde Uilenbroek Vossestein Westerkamp Zonnevelt'.split(
    ' ',
  );
const TREE =
  'Wilg Eik Linde Beuk Iep Els Kastanje Populier Meidoorn Vlier Hazelaar Esdoorn Berk Spar Tamme Ceder'.split(' ');
const PLACE =
  'Rivierdorp Heuvelstad Zandvoorde Polderwijk Meerhoven Boslust Weidebeek Molenrade Dijkzicht Venlanden'.split(' ');
const SCHOOL =
  'De Wegwijzer,Het Kompas,De Regenboog,De Springplank,’t Palet,De Ark,Het Mozaïek,De Vlieger,De Brug,De Horizon'.split(
    ',',
  );

/** A list of people, boards and schools that are invented in a fixed order: the same calls give the same roster. */
export class Invented {
  readonly persons: PersonRecord[] = [];
  readonly boards: BoardRecord[] = [];
  readonly schools: SchoolRecord[] = [];
  readonly sites: SiteRecord[] = [];
  readonly roles: NonNullable<RosterRecords['roles']> = [];
  readonly #domain: string;
  readonly #firstBoard: number;

  constructor(domain: string, firstBoard: number) {
    this.#domain = domain;
    this.#firstBoard = firstBoard;
  }

  /** Adds somebody and gives the e-mail address. */
  person(organisation: string | null): string {
    const n = this.persons.length;
    const infix = INFIX[(n * 3) % INFIX.length] ?? '';
    const name = [FIRST[n % FIRST.length], infix, LAST[(n * 7) % LAST.length]].filter(Boolean).join(' ');
    const account = name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/g, '.');
    const email = `${account}.${n}@${this.#domain}`;
    this.persons.push({ email, name, organisation, language: 'nl' });
    return email;
  }

  /** Adds a board with a bestuurder and a BOC, and gives its bestuursnummer. */
  board(kring: string | null, relatiebeheerder: string | null): string {
    const n = this.boards.length;
    const number = String(this.#firstBoard + n * 13);
    const name = `Stichting ${TREE[n % TREE.length]}${n % 3 === 0 ? 'enhof' : 'enrijk'} ${PLACE[n % PLACE.length]}`;
    this.boards.push({ number, name, kring, relatiebeheerder });
    this.roles.push({ email: this.person(name), role: 'bestuurder', for: number });
    if (n % 2 === 0) this.roles.push({ email: this.person(name), role: 'boc', for: number });
    return number;
  }

  /** The bestuurder of a board. */
  bestuurder(number: string): string {
    return this.roles.find((role) => role.role === 'bestuurder' && role.for === number)?.email ?? '';
  }

  school(
    board: string,
    facts: { kind?: string; tier: SchoolRecord['tier']; region: string | null; sites?: number },
  ): void {
    const n = this.schools.length;
    const brin = `${String(n % 100).padStart(2, '0')}${letter(Math.floor(n / 100))}${letter(n % 23)}`;
    const city = PLACE[n % PLACE.length] ?? null;
    this.schools.push({
      brin,
      name: `${SCHOOL[n % SCHOOL.length]} ${city}`,
      board,
      kind: facts.kind ?? null,
      tier: facts.tier,
      holidayRegion: 'midden',
      groupTeachers: 6 + (n % 21),
      contact: null,
    });
    for (let site = 0; site < (facts.sites ?? 1); site++) {
      const code = `${brin}${String(site).padStart(2, '0')}`;
      this.sites.push({ code, brin, name: site === 0 ? null : `Locatie ${site + 1}`, city, region: facts.region });
    }
  }
}

function letter(n: number): string {
  return String.fromCharCode(65 + (n % 26));
}
