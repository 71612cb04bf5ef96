export default async function tearDown(): Promise<void> {
  const run = globalThis as { stopPostgres?: () => Promise<void>; closeEmbeddedPool?: () => Promise<void> };
  await run.closeEmbeddedPool?.();
  await run.stopPostgres?.();
}
