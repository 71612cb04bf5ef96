import type { Cadence, When } from './plan.ts';

/** A body as far as its habits can be guessed. */
export interface BodyKind {
  bodyId: string;
  kind: string;
}

const AFTERNOON = { weekdays: [4, 2], starts: '13:30', place: '', papersDays: 7, keepShortDays: true, online: false };

/** What partnerships usually want of a year, to begin from; null for a body of which nothing can be guessed. `habits`: what it has said itself. */
export function suggestedCadence(
  body: BodyKind,
  bodies: readonly BodyKind[],
  habits: Partial<Omit<Cadence, 'when'>> = {},
): Cadence | null {
  const when = suggestedWhen(body, bodies);
  if (!when) return null;
  return { ...AFTERNOON, when, minutes: body.kind === 'kring' ? 120 : 180, ...habits };
}

function suggestedWhen({ kind }: BodyKind, bodies: readonly BodyKind[]): When | null {
  const stuurgroep = bodies.find((one) => one.kind === 'stuurgroep');
  switch (kind) {
    case 'stuurgroep':
    case 'werkgroep':
      return { kind: 'spread', count: 4 };
    case 'kring':
      if (!stuurgroep) return { kind: 'spread', count: 4 };
      return { kind: 'before', bodyId: stuurgroep.bodyId, minWeeks: 3, maxWeeks: 5, outcomeDays: 5 };
    case 'breed':
      return {
        kind: 'months',
        months: [
          { month: 11, part: 'late' },
          { month: 6, part: 'early' },
        ],
      };
    default:
      return null;
  }
}
