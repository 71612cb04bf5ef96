import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is measured when somebody asks: one look at the database that all copies share. */
export interface Figures {
  messages: readonly { way: string; state: string; count: number }[];
  oldestDueSeconds: number;
  problems: readonly { problem: string; count: number }[];
}

export interface Metrics {
  contentType: string;
  /** The figures in Prometheus' text format. */
  text(): Promise<string>;
  /** One request that was answered. `door` is the path with names for its parts, never the path itself. */
  answered(request: { door: string; method: string; status: number; seconds: number }): void;
  /** One attempt of this copy to send a message. */
  tried(way: string): void;
}

/** Seconds; a click must be answered within a few, most should be within a tenth. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Counters of this copy, and what the outbox of all copies looks like at the moment of asking. */
export function createMetrics(figures: () => Promise<Figures>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'kringwerk_request_seconds',
    help: 'Time to answer a request, by door',
    labelNames: ['door', 'method', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const attempts = new Counter({
    name: 'kringwerk_send_attempts_total',
    help: 'Attempts of this copy to send a message, by way',
    labelNames: ['way'],
    registers,
  });
  const outbox = new Gauge({
    name: 'kringwerk_outbox_messages',
    help: 'Messages of all copies that wait, are being sent, or did not arrive',
    labelNames: ['way', 'state'],
    registers,
  });
  const problems = new Gauge({
    name: 'kringwerk_outbox_problems',
    help: 'Messages that did not arrive, by reason',
    labelNames: ['problem'],
    registers,
  });
  const oldest = new Gauge({
    name: 'kringwerk_outbox_oldest_due_seconds',
    help: 'How long the message that should have gone first has been waiting',
    registers,
  });
  const look = async (): Promise<void> => {
    const now = await figures();
    outbox.reset();
    problems.reset();
    for (const { way, state, count } of now.messages) outbox.set({ way, state }, count);
    for (const { problem, count } of now.problems) problems.set({ problem }, count);
    oldest.set(now.oldestDueSeconds);
  };
  return {
    contentType: registry.contentType,
    text: async () => {
      await look();
      return registry.metrics();
    },
    answered: ({ seconds, status, ...labels }) => requests.observe({ ...labels, status: String(status) }, seconds),
    tried: (way) => attempts.inc({ way }),
  };
}
