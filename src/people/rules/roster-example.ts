import type { RosterRecords } from './roster-records.ts';

const MAIL = 'voorbeeld.example';

/** A few invented rows that fit together: what the template shows, and a roster that can be imported as it is. */
export const EXAMPLE_ROSTER: Required<RosterRecords> = {
  regions: [
    { name: 'Onderwijsregio Rivierdal', core: true },
    { name: 'Onderwijsregio Heuvelland', core: false },
  ],
  persons: [
    person('jolanda.van.der.meulen', 'Jolanda van der Meulen', 'Hogeschool De Linde'),
    person('ruben.hoekstra', 'Ruben Hoekstra', 'Stichting De Wilgenhof'),
    person('fatima.el.khatib', 'Fatima el Khatib', 'Stichting De Wilgenhof'),
    person('pieter.jan.oosterveld', 'Pieter-Jan Oosterveld', 'Basisschool Het Kompas'),
    person('marleen.de.groot', 'Marleen de Groot', 'Hogeschool De Linde'),
  ],
  bodies: [
    { name: 'Stuurgroep', kind: 'stuurgroep', quorum: [one('voorzitter'), { atLeast: 0.5, of: { role: 'kring' } }] },
    { name: 'Kring Oost', kind: 'kring', quorum: [{ atLeast: 0.5, of: { role: 'bestuur' } }] },
  ],
  boards: [
    {
      number: '41001',
      name: 'Stichting De Wilgenhof',
      kring: 'Kring Oost',
      relatiebeheerder: `marleen.de.groot@${MAIL}`,
    },
    { number: '41002', name: 'Vereniging Het Kompas', kring: 'Kring Oost', relatiebeheerder: null },
  ],
  schools: [
    {
      brin: '05AB',
      name: 'De Wilgenhof',
      board: '41001',
      kind: 'OLS',
      tier: 'accredited',
      holidayRegion: 'midden',
      groupTeachers: 18,
      contact: `fatima.el.khatib@${MAIL}`,
    },
    {
      brin: '07KL',
      name: 'Het Kompas',
      board: '41002',
      kind: 'OLS',
      tier: 'keurmerk',
      holidayRegion: 'midden',
      groupTeachers: 9,
      contact: null,
    },
  ],
  sites: [
    { code: '05AB00', brin: '05AB', name: 'Hoofdgebouw', city: 'Rivierdorp', region: 'Onderwijsregio Rivierdal' },
    { code: '05AB01', brin: '05AB', name: 'Locatie Zuid', city: 'Rivierdorp', region: 'Onderwijsregio Rivierdal' },
    { code: '07KL00', brin: '07KL', name: null, city: 'Heuvelstad', region: 'Onderwijsregio Heuvelland' },
  ],
  roles: [
    { email: `jolanda.van.der.meulen@${MAIL}`, role: 'programmaleider', for: null },
    { email: `ruben.hoekstra@${MAIL}`, role: 'bestuurder', for: '41001' },
    { email: `fatima.el.khatib@${MAIL}`, role: 'boc', for: '41001' },
    { email: `pieter.jan.oosterveld@${MAIL}`, role: 'bestuurder', for: '41002' },
  ],
  seats: [
    {
      body: 'Stuurgroep',
      label: 'Voorzitter',
      role: 'voorzitter',
      board: null,
      kring: null,
      votes: true,
      required: true,
    },
    {
      body: 'Stuurgroep',
      label: 'Lid namens Kring Oost',
      role: 'lid',
      board: null,
      kring: 'Kring Oost',
      votes: true,
      required: false,
    },
    {
      body: 'Stuurgroep',
      label: 'Programmaleider',
      role: 'adviseur',
      board: null,
      kring: null,
      votes: false,
      required: false,
    },
    {
      body: 'Kring Oost',
      label: 'Lid namens De Wilgenhof',
      role: 'voorzitter',
      board: '41001',
      kring: null,
      votes: true,
      required: true,
    },
    {
      body: 'Kring Oost',
      label: 'Lid namens Het Kompas',
      role: 'lid',
      board: '41002',
      kring: null,
      votes: true,
      required: false,
    },
  ],
  terms: [
    term('Stuurgroep', 'Voorzitter', 'marleen.de.groot', 'member'),
    term('Stuurgroep', 'Lid namens Kring Oost', 'ruben.hoekstra', 'member', '2026-08-01', '2028-07-31'),
    term('Stuurgroep', 'Lid namens Kring Oost', 'pieter.jan.oosterveld', 'deputy', '2026-08-01'),
    term('Stuurgroep', 'Programmaleider', 'jolanda.van.der.meulen', 'member'),
    term('Kring Oost', 'Lid namens De Wilgenhof', 'ruben.hoekstra', 'member'),
    term('Kring Oost', 'Lid namens De Wilgenhof', 'fatima.el.khatib', 'deputy'),
    term('Kring Oost', 'Lid namens Het Kompas', 'pieter.jan.oosterveld', 'member'),
  ],
};

function person(account: string, name: string, organisation: string) {
  return { email: `${account}@${MAIL}`, name, organisation, language: 'nl' as const };
}

function one(role: string) {
  return { atLeast: 1, of: { role } };
}

function term(
  body: string,
  seat: string,
  account: string,
  kind: 'member' | 'deputy',
  from: string | null = null,
  until: string | null = null,
) {
  return { body, seat, email: `${account}@${MAIL}`, kind, from, until };
}
