import type { QuorumCondition, RosterRecords } from '../../src/people/schema.ts';
import { Invented } from './invent.ts';
import { Table } from './seats.ts';

/** The shapes that DOMAIN.md asks for, with invented people; each imports as configuration, none needs code. */

const half = (role: string): QuorumCondition => ({ atLeast: 0.5, of: { role } });
const one = (role: string): QuorumCondition => ({ atLeast: 1, of: { role } });

/** 375 schools, 40 boards of which 15 éénpitters, six kringen, stuurgroep with one member per kring. */
export function pooShape(): RosterRecords {
  const world = new Invented('poo.example', 41001);
  const table = new Table();
  const regions = [
    'Utrecht Stad',
    'Midden-Nederland',
    'Rivierenland',
    'Foodvalley',
    'Gooi',
    'Eemland',
    'Groene Hart',
    'Flevodelta',
    'Alblas',
  ];
  const kringen = Array.from({ length: 6 }, (_, n) => `Kring ${n + 1}`);
  const leader = world.person('Marijke Hogeschool');
  world.roles.push({ email: leader, role: 'programmaleider', for: null });
  world.roles.push({ email: world.person('Bureau Samen Opleiden'), role: 'bureau', for: null });
  world.roles.push({ email: world.person('Bureau Samen Opleiden'), role: 'secretaris', for: null });
  const trainers = Array.from({ length: 8 }, () => world.person('Marijke Hogeschool'));
  for (const trainer of trainers) world.roles.push({ email: trainer, role: 'instituutsopleider', for: null });
  const boards = Array.from({ length: 40 }, (_, n) => world.board(kringen[n % 6] ?? null, trainers[n % 8] ?? null));
  // 25 boards share 360 schools; 15 have one.
  for (let n = 0; n < 360; n++) {
    world.school(boards[n % 25] ?? '', {
      kind: 'OLS',
      tier: 'accredited',
      region: regions[n % 9] ?? null,
      sites: n % 12 === 0 ? 2 : 1,
    });
  }
  for (const board of boards.slice(25))
    world.school(board, { kind: 'OLS', tier: 'accredited', region: regions[0] ?? null });

  table.seat('Stuurgroep', 'Voorzitter', world.person('Marijke Hogeschool'), { role: 'voorzitter' });
  table.seat('Stuurgroep', 'Programmaleider', leader, { role: 'adviseur' });
  for (const [n, kring] of kringen.entries()) {
    const own = boards.filter((_, index) => index % 6 === n);
    const [first = '', second = ''] = own;
    table.seat('Stuurgroep', `Lid namens ${kring}`, world.bestuurder(first), {
      kring,
      deputy: world.bestuurder(second),
    });
    for (const board of own) {
      const name = world.boards.find(({ number }) => number === board)?.name ?? board;
      table.seat(kring, `Lid namens ${name}`, world.bestuurder(board), {
        board,
        role: board === first ? 'voorzitter' : 'lid',
      });
    }
  }
  for (const [n, trainer] of trainers.entries()) table.seat('POO-werkgroep', `Lid opleiding ${n + 1}`, trainer);
  return {
    persons: world.persons,
    regions: regions.map((name, n) => ({ name, core: n < 3 })),
    bodies: [
      { name: 'Stuurgroep', kind: 'stuurgroep', quorum: [one('voorzitter'), half('kring'), one('opleiding')] },
      ...kringen.map((name) => ({ name, kind: 'kring' as const, quorum: [half('bestuur')] })),
      { name: 'POO-werkgroep', kind: 'werkgroep', quorum: [{ atLeast: 0.5, of: 'voting' }] },
      { name: 'Brede bijeenkomst juni', kind: 'breed', quorum: [] },
      { name: 'Brede bijeenkomst november', kind: 'breed', quorum: [] },
    ],
    boards: world.boards,
    schools: world.schools,
    sites: world.sites,
    roles: world.roles,
    ...table,
  };
}

/** 244 schools, 45 boards, five regions, two school kinds; two penvoerders, and a tandem in every layer. */
export function posShape(): RosterRecords {
  const world = new Invented('pos.example', 42001);
  const table = new Table();
  const kringen = ['Regio Noord', 'Regio Oost', 'Regio Zuid', 'Regio West', 'Regio Midden'];
  const leader = world.person('Instituut Café Lumière');
  world.roles.push({ email: leader, role: 'programmaleider', for: null });
  const boards = Array.from({ length: 45 }, (_, n) => world.board(kringen[n % 5] ?? null, leader));
  for (let n = 0; n < 244; n++) {
    const kind = n % 4 === 0 ? 'AOS' : 'OLS';
    world.school(boards[n % 45] ?? '', { kind, tier: 'accredited', region: null });
  }
  const [ols = '', aos = ''] = boards;
  table.seat('Stuurgroep', 'Penvoerder OLS', world.bestuurder(ols), { board: ols, required: true });
  table.seat('Stuurgroep', 'Penvoerder AOS', world.bestuurder(aos), { board: aos, required: true });
  for (const [n, kring] of kringen.entries()) {
    table.seat('Stuurgroep', `Lid namens ${kring}`, world.bestuurder(boards[n + 5] ?? ''), { kring });
    table.seat(kring, 'Voorzitter veld', world.bestuurder(boards[n] ?? ''), {
      role: 'voorzitter',
      board: boards[n] ?? null,
    });
    table.seat(kring, 'Voorzitter opleiding', world.person('Instituut Café Lumière'), { role: 'voorzitter' });
  }
  for (let n = 1; n <= 3; n++) table.seat('Stuurgroep', `Lid opleiding ${n}`, world.person('Instituut Café Lumière'));
  return {
    persons: world.persons,
    bodies: [
      {
        name: 'Stuurgroep',
        kind: 'stuurgroep',
        quorum: [{ atLeast: 2, of: 'required' }, half('kring'), one('opleiding')],
      },
      ...kringen.map((name) => ({
        name,
        kind: 'kring' as const,
        quorum: [{ atLeast: 2, of: { role: 'voorzitter' } }],
      })),
    ],
    boards: world.boards,
    schools: world.schools,
    sites: world.sites,
    roles: world.roles,
    ...table,
  };
}

/** 20 boards, 60 schools, five regional werkgroepen; one board per region speaks for the others; advisers do not vote. */
export function hanShape(): RosterRecords {
  const world = new Invented('han.example', 43001);
  const table = new Table();
  const kringen = ['Arnhem', 'Nijmegen', 'Achterhoek', 'Veluwe', 'Rivierengebied'].map((name) => `Werkgroep ${name}`);
  const leaders = [world.person('Hogeschool Rijnstroom'), world.person('Hogeschool Rijnstroom')];
  for (const email of leaders) world.roles.push({ email, role: 'programmaleider', for: null });
  const boards = Array.from({ length: 20 }, (_, n) => world.board(kringen[n % 5] ?? null, leaders[0] ?? null));
  for (let n = 0; n < 60; n++) world.school(boards[n % 20] ?? '', { tier: 'accredited', region: null });
  for (const [n, kring] of kringen.entries()) {
    const board = boards[n] ?? '';
    table.seat('Stuurgroep', `Bestuur namens ${kring}`, world.bestuurder(board), { board, kring });
    table.seat(kring, 'Voorzitter', world.bestuurder(board), { role: 'voorzitter', board });
    for (let trainer = 1; trainer <= 2; trainer++) {
      table.seat(kring, `Lerarenopleider ${trainer}`, world.person('Hogeschool Rijnstroom'));
      table.seat(kring, `Schoolleider ${trainer}`, world.person(null));
    }
  }
  for (const [n, email] of leaders.entries())
    table.seat('Stuurgroep', `Programmaleider ${n + 1}`, email, { role: 'adviseur' });
  return {
    persons: world.persons,
    bodies: [
      { name: 'Stuurgroep', kind: 'stuurgroep', quorum: [half('bestuur')] },
      ...kringen.map((name) => ({ name, kind: 'kring' as const, quorum: [] })),
    ],
    boards: world.boards,
    schools: world.schools,
    sites: world.sites,
    roles: world.roles,
    ...table,
  };
}

/** 12 schools of which 10 are éénpitters; placement goes by tier: accredited, keurmerk, stageschool. */
export function humShape(): RosterRecords {
  const world = new Invented('hum.example', 44001);
  const table = new Table();
  const leader = world.person('Hogeschool Domplein');
  world.roles.push({ email: leader, role: 'programmaleider', for: null });
  const boards = Array.from({ length: 11 }, () => world.board(null, leader));
  const tiers = ['accredited', 'keurmerk', 'stageschool'] as const;
  for (let n = 0; n < 12; n++) {
    const tier = tiers[n < 7 ? 0 : n < 10 ? 1 : 2] ?? null;
    world.school(boards[Math.min(n, 10)] ?? '', { tier, region: 'Utrecht Stad' });
  }
  table.seat('Stuurgroep', 'Voorzitter', leader, { role: 'voorzitter' });
  for (const [n, board] of boards.entries()) {
    table.seat('Stuurgroep', `Lid school ${n + 1}`, world.bestuurder(board), { board });
  }
  return {
    persons: world.persons,
    regions: [{ name: 'Utrecht Stad', core: true }],
    bodies: [{ name: 'Stuurgroep', kind: 'stuurgroep', quorum: [{ atLeast: 6, of: 'voting' }] }],
    boards: world.boards,
    schools: world.schools,
    sites: world.sites,
    roles: world.roles,
    ...table,
  };
}
