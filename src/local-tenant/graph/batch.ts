import type { TenantContext } from '../context.ts';
import { badRequest, errorBody, type GraphAnswer, type GraphCall, GraphError, type Json, ok } from './call.ts';
import type { GraphRoutes } from './routes.ts';

const MOST = 20;

interface BatchMember {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: Json;
  dependsOn?: string[];
}

/** Answers a call, errors included, as HTTP would. */
export async function answerOf(routes: GraphRoutes, call: GraphCall): Promise<GraphAnswer> {
  try {
    return await routes.answer(call);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return { status: error.status, body: errorBody(error.code, error.message, call.headers['client-request-id']) };
  }
}

/** Up to twenty requests in one; each is refused or throttled by itself. */
export async function answerBatch(routes: GraphRoutes, call: GraphCall): Promise<GraphAnswer> {
  const members = call.body['requests'] as BatchMember[] | undefined;
  if (!Array.isArray(members) || members.length === 0) throw badRequest('The batch holds no requests.');
  if (members.length > MOST)
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${MOST}.`, 'MaximumValueExceeded');
  if (new Set(members.map((member) => member.id)).size !== members.length)
    throw badRequest('Batch request ids must be unique.');
  const responses: (GraphAnswer & { id: string })[] = [];
  for (const member of members) {
    const failed = (member.dependsOn ?? []).some(
      (id) => (responses.find((one) => one.id === id)?.status ?? 500) >= 400,
    );
    const answer = failed
      ? { status: 424, body: errorBody('FailedDependency', 'A request that this one depends on failed.') }
      : await answerMember(routes, call, member);
    responses.push({ id: member.id, ...answer, headers: { 'Content-Type': 'application/json', ...answer.headers } });
  }
  return ok({ responses });
}

async function answerMember(routes: GraphRoutes, batch: GraphCall, member: BatchMember): Promise<GraphAnswer> {
  const refused = refusalOf(batch.ctx);
  if (refused) return refused;
  const url = new URL(member.url.replace(/^\/?/, '/'), 'https://graph.microsoft.com');
  const headers = Object.fromEntries(
    Object.entries(member.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return answerOf(routes, {
    ...batch,
    method: member.method.toUpperCase(),
    path: url.pathname,
    query: url.searchParams,
    headers: { ...(batch.headers['prefer'] ? { prefer: batch.headers['prefer'] } : {}), ...headers },
    body: member.body ?? {},
  });
}

function refusalOf(ctx: TenantContext): GraphAnswer | null {
  const refusal = ctx.faults.refusal('graph');
  if (!refusal) return null;
  const headers: Record<string, string> = refusal.retryAfterSeconds
    ? { 'Retry-After': String(refusal.retryAfterSeconds) }
    : {};
  return { status: refusal.status, headers, body: errorBody(refusal.code, refusal.message) };
}
