import { describe, expect, test } from '@jest/globals';
import { inventWorld } from '../../src/local-tenant/world/invent.ts';
import { TENANT } from './local-tenant-support.ts';

const world = inventWorld(2025, TENANT, '2025-09-01');
const body = (kind: string) => world.bodies.filter((one) => one.kind === kind);

describe('the invented partnership', () => {
  test('is of ordinary size', () => {
    const perBoard = world.boards.map(
      (board) => world.schools.filter((school) => school.boardNumber === board.number).length,
    );
    expect([world.schools.length, world.boards.length, perBoard.filter((size) => size === 1).length]).toEqual([
      375, 40, 15,
    ]);
    expect([world.kringen.length, world.regions.length, world.regions.filter((region) => region.core).length]).toEqual([
      6, 9, 3,
    ]);
    const seats = [...body('kring'), ...body('stuurgroep'), ...body('werkgroep')].flatMap((one) => one.seats);
    expect(seats.length).toBeGreaterThanOrEqual(58);
    expect(seats.length).toBeLessThanOrEqual(64);
    expect(body('werkgroep')[0]!.seats).toHaveLength(12);
  });

  test('has valid, unique BRINs, sites, board numbers and addresses', () => {
    const brins = world.schools.map((school) => school.brin);
    expect(brins.every((brin) => /^\d{2}[A-Z]{2}$/.test(brin))).toBe(true);
    expect(new Set(brins).size).toBe(375);
    expect(
      world.schools.flatMap((school) => school.sites).every((site) => /^\d{2}[A-Z]{2}\d{2}$/.test(site.code)),
    ).toBe(true);
    expect(new Set(world.boards.map((board) => board.number)).size).toBe(40);
    expect(world.boards.every((board) => /^\d{5}$/.test(board.number))).toBe(true);
    expect(new Set(world.people.map((person) => person.mail)).size).toBe(world.people.length);
    expect(world.people.every((person) => person.mail.endsWith('.example'))).toBe(true);
  });

  test('keeps everybody where they belong', () => {
    for (const person of world.people) {
      const board = world.boards.find((one) => one.number === person.boardNumber);
      expect(person.directory).toBe(board ? (board.tenantId ? 'Guest' : null) : 'Member');
    }
    const tenants = world.boards.filter((board) => board.tenantId);
    expect([tenants.length, new Set(tenants.map((board) => board.tenantId)).size]).toEqual([32, 32]);
    expect(world.schools.every((school) => world.regions.some((region) => region.name === school.region))).toBe(true);
    expect(world.schools.every((school) => school.groupTeachers >= 6 && school.groupTeachers <= 40)).toBe(true);
  });

  test('has deputies, and one seat whose holder’s term has ended', () => {
    const ended = body('stuurgroep')[0]!.seats.filter((seat) => seat.until !== null && seat.until < world.today);
    expect(ended).toHaveLength(1);
    expect(ended[0]!.deputyId).not.toBeNull();
    expect(
      body('kring')
        .flatMap((one) => one.seats)
        .filter((seat) => seat.deputyId).length,
    ).toBeGreaterThan(5);
    const ids = new Set(world.people.map((person) => person.id));
    const seats = world.bodies.flatMap((one) => one.seats);
    expect(seats.every((seat) => ids.has(seat.holderId) && (seat.deputyId === null || ids.has(seat.deputyId)))).toBe(
      true,
    );
    expect(seats.every((seat) => seat.from < world.today)).toBe(true);
  });

  test('is the same for the same seed and day, and another for another seed', () => {
    expect(inventWorld(2025, TENANT, '2025-09-01')).toEqual(world);
    expect(inventWorld(2026, TENANT, '2025-09-01').people[0]).not.toEqual(world.people[0]);
  });
});
