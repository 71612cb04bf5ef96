import { type GraphAnswer, type GraphCall, GraphError, type GraphHandler } from './call.ts';

interface Route {
  method: string;
  parts: string[];
  handler: GraphHandler;
}

/** A table of Graph's paths. `:name` takes one segment; fixed segments match whatever their case. */
export class GraphRoutes {
  readonly #routes = new Map<string, Route[]>();

  on(method: string, pattern: string, handler: GraphHandler): void {
    const parts = pattern.split('/').filter(Boolean);
    const key = `${method} ${parts.length}`;
    this.#routes.set(key, [...(this.#routes.get(key) ?? []), { method, parts, handler }]);
  }

  async answer(call: GraphCall): Promise<GraphAnswer> {
    const segments = segmentsOf(call.path);
    for (const route of this.#routes.get(`${call.method} ${segments.length}`) ?? []) {
      const params = match(route.parts, segments);
      if (params) return call.ctx.atomically(() => route.handler({ ...call, params }));
    }
    throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${segments.at(-1) ?? ''}'.`);
  }
}

/**
 * Decoded segments; `/me/x` is `/users/me/x`, type casts lose their prefix, and a key of another name than the id becomes a
 * segment of its own: `/applications(appId='x')` is `/applications/appId=x`.
 */
function segmentsOf(path: string): string[] {
  const segments = path
    .split('/')
    .filter(Boolean)
    .flatMap((segment) => {
      const plain = decodeURIComponent(segment)
        .replace(/^microsoft\.graph\./, '')
        .replace(/\(\)$/, '');
      const [, set, key, value] = /^(\w+)\((\w+)='([^']*)'\)$/.exec(plain) ?? [];
      return set ? [set, `${key}=${value}`] : [plain];
    });
  return segments[0] === 'me' ? ['users', ...segments] : segments;
}

function match(parts: string[], segments: string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const segment = segments[at]!;
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return null;
  }
  return params;
}
