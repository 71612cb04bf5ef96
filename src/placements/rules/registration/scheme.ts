import { isLocalDate, type LocalDate } from '../../../time/local.ts';

/** What the subsidy scheme says from `validFrom` on, until a later setting takes over. */
export interface SchemeSetting {
  validFrom: LocalDate;
  /** Euro cents for each student that counts. */
  amountCents: number;
  /** A region with fewer students than this gets nothing. */
  minimumPerRegion: number;
  /** `MM-DD`: the day on which a placement has to run to count. */
  countingDay: string;
}

export type SchemeFault = 'scheme-date' | 'scheme-amount' | 'scheme-minimum' | 'scheme-counting-day';

const MOST_CENTS = 100_000_000;
const MOST_STUDENTS = 9_999;

/** Null: this can be kept as a setting. */
export function schemeFault(setting: SchemeSetting): SchemeFault | null {
  if (!isLocalDate(setting.validFrom)) return 'scheme-date';
  if (!isWhole(setting.amountCents, MOST_CENTS)) return 'scheme-amount';
  if (!isWhole(setting.minimumPerRegion, MOST_STUDENTS)) return 'scheme-minimum';
  // A day that every year has: 29 February is not one.
  return isLocalDate(`2001-${setting.countingDay}`) ? null : 'scheme-counting-day';
}

function isWhole(number: number, most: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= most;
}

/** The counting date in a school year, which runs from 1 August. */
export function countingDate(countingDay: string, schoolYear: number): LocalDate {
  return `${countingDay >= '08-01' ? schoolYear : schoolYear + 1}-${countingDay}`;
}

/** The latest setting that was in force on its own counting date in this school year; null: the scheme is not known. */
export function settingFor<T extends SchemeSetting>(settings: readonly T[], schoolYear: number): T | null {
  return (
    [...settings]
      .sort((a, b) => b.validFrom.localeCompare(a.validFrom))
      .find(({ validFrom, countingDay }) => validFrom <= countingDate(countingDay, schoolYear)) ?? null
  );
}

export interface RegionEffect {
  /** Null: students whose region is not known. */
  region: string | null;
  students: number;
  /** Students that are missing to the minimum; 0: the region counts. */
  missing: number;
  cents: number;
  /** What its students would bring if the region had the minimum. */
  lostCents: number;
}

export interface SchemeEffect {
  regions: RegionEffect[];
  students: number;
  cents: number;
  lostCents: number;
}

/** What the students that count bring, region by region; the largest first, students without a region last. */
export function effectOf(
  counted: ReadonlyMap<string | null, number>,
  setting: Pick<SchemeSetting, 'amountCents' | 'minimumPerRegion'>,
): SchemeEffect {
  const regions = [...counted]
    .map(([region, students]): RegionEffect => {
      const missing = region === null ? 0 : Math.max(0, setting.minimumPerRegion - students);
      const worth = students * setting.amountCents;
      const counts = region !== null && missing === 0;
      return { region, students, missing, cents: counts ? worth : 0, lostCents: counts ? 0 : worth };
    })
    .sort(
      (a, b) =>
        Number(a.region === null) - Number(b.region === null) ||
        b.students - a.students ||
        (a.region ?? '').localeCompare(b.region ?? ''),
    );
  const sum = (of: (region: RegionEffect) => number) => regions.reduce((all, region) => all + of(region), 0);
  return {
    regions,
    students: sum(({ students }) => students),
    cents: sum(({ cents }) => cents),
    lostCents: sum(({ lostCents }) => lostCents),
  };
}
