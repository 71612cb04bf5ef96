import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Raised when another process has the data folder open. */
export class FolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(
      `Another Kringwerk (process ${pid}) has the data folder ${folder} open. The embedded database serves one process; ` +
        'stop that one first, choose another DATA_DIR, or set DATABASE_URL to share a Postgres server.',
    );
    this.name = 'FolderInUse';
  }
}

/**
 * Takes the folder for this process; PGlite itself would let two processes ruin one database. A lock left by a process
 * that was killed is taken over. Returns the release.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'in-use.lock');
  for (let attempt = 0; ; attempt += 1) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, `${process.pid} ${startOf(process.pid)}`);
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw cause;
      const [pid = 0, start = ''] = readHolder(file);
      if (pid !== process.pid && isAlive(pid) && startOf(pid) === start) throw new FolderInUse(folder, pid);
      rmSync(file, { force: true });
    }
  }
}

function readHolder(file: string): [number, string] {
  try {
    const [pid, start] = readFileSync(file, 'utf8').split(' ');
    return [Number(pid), start ?? ''];
  } catch {
    return [0, ''];
  }
}

function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start time of a process where /proc tells it, so that a process number used again does not hold the lock. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
