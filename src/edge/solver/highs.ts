import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { HighsSolution } from 'highs';
import loadHighs from 'highs';
import type { SolveLinear } from '../../placements/ports.ts';

type Model = Parameters<SolveLinear>[0];
type Solver = Awaited<ReturnType<typeof loadHighs>>;

/** Nodes looked at while branching: a count, not a time, so that a slow machine finds the same solution. */
const MOST_NODES = 20_000;

/**
 * Larger models are solved in a thread of their own: solving is one long computation, and whoever presses a button meanwhile would
 * wait for it. A small one is done sooner than a thread is started.
 */
const MOST_COLUMNS_HERE = 4_000;

/** What a thread runs. As text, because a file of its own would have to be found both in the sources and in the bundle. */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  require(workerData.highs)().then((solver) => {
    parentPort.postMessage(solver.solve(workerData.text, workerData.options));
  });`;

/** Solves linear models with HiGHS, which comes as WebAssembly and is loaded the first time it is needed. */
export function highsSolver(): SolveLinear {
  let loading: Promise<Solver> | undefined;
  return async (model) => {
    if (model.rows.length === 0) return { values: model.columns.map(() => 0), cost: 0, gap: 0 };
    const branching = model.columns.some(({ whole }) => whole);
    const options = {
      output_flag: false,
      random_seed: 1,
      threads: 1,
      ...(branching ? { mip_max_nodes: MOST_NODES, mip_rel_gap: 0 } : {}),
    };
    if (model.columns.length > MOST_COLUMNS_HERE) return read(model, await inThread(toLp(model), options));
    loading ??= loadHighs();
    return read(model, (await loading).solve(toLp(model), options));
  };
}

function inThread(text: string, options: object): Promise<HighsSolution> {
  const highs = createRequire(import.meta.url).resolve('highs');
  const worker = new Worker(THREAD, { eval: true, workerData: { highs, text, options } });
  return new Promise((done, fail) => {
    worker.once('message', (solution: HighsSolution) => {
      void worker.terminate();
      done(solution);
    });
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`the solver's thread ended with ${code}`)));
  });
}

function read(model: Model, solution: HighsSolution) {
  const { Status: status } = solution;
  if (status === 'Infeasible' || status === 'Unbounded' || !('Columns' in solution)) {
    throw new Error(`a model with ${model.columns.length} columns has no solution: ${status}`);
  }
  const columns = solution.Columns as Record<string, { Primal?: number }>;
  const values = model.columns.map((_, at) => columns[`x${at}`]?.Primal ?? 0);
  return { values, cost: solution.ObjectiveValue, gap: status === 'Optimal' ? 0 : Number.NaN };
}

/** The model in CPLEX LP format; a line holds one term, as the format limits the length of lines. */
function toLp({ columns, rows }: Model): string {
  const term = (column: number, factor: number): string => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${column}`;
  const sum = (terms: Model['rows'][number]['terms']): string =>
    terms.map(([column, factor]) => term(column, factor)).join('\n');
  const whole = columns.flatMap((column, at) => (column.whole ? [`x${at}`] : []));
  return [
    'Minimize',
    ' cost:',
    columns.map(({ cost }, at) => term(at, cost)).join('\n'),
    'Subject To',
    ...rows.map((row, at) =>
      row.equals === undefined
        ? ` r${at}: ${sum(row.terms)}\n <= ${row.most ?? 0}`
        : ` r${at}: ${sum(row.terms)}\n = ${row.equals}`,
    ),
    'Bounds',
    ...columns.map(({ most }, at) => ` 0 <= x${at} <= ${most}`),
    ...(whole.length > 0 ? ['General', ...whole] : []),
    'End',
  ].join('\n');
}
