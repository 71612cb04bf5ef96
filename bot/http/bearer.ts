import type { Request } from 'express';

/** The token somebody came with, already checked where this is asked; it lets Graph be asked on their behalf. */
export function bearerOf(request: Request): string | undefined {
  return /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
}
