export default async function tearDown(): Promise<void> {
  const run = globalThis as { stopPostgres?: () => Promise<void>; closeWorker?: () => Promise<unknown> };
  await run.closeWorker?.();
  await run.stopPostgres?.();
}
