import { fdatasyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitArguments = Parameters<NodeFS['init']>;
interface OpenStream {
  nfd?: number;
}

/**
 * PGlite's folder on disk with a real fsync. Emscripten's file layer has none, so that Postgres believes its write-ahead
 * log is safe while the operating system still holds it; here each fsync reaches the disk before a commit returns.
 */
export class DurableNodeFS extends NodeFS {
  override async init(pg: InitArguments[0], options: InitArguments[1]): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const makeDurable = (module: unknown): void => {
      const streams = (module as { FS: { filesystems: { NODEFS: { stream_ops: Record<string, unknown> } } } }).FS;
      const nodefs =
        (module as { NODEFS?: { stream_ops: Record<string, unknown> } }).NODEFS ?? streams.filesystems.NODEFS;
      nodefs.stream_ops['fsync'] = (stream: OpenStream): number => {
        if (stream.nfd !== undefined) fdatasyncSync(stream.nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), makeDurable as never] } };
  }
}

/**
 * PGlite's own start parameters without `-F` (which turns fsync off), and with fsync asked for. The whole of a partnership
 * is smaller than the buffers given here; the 128 MB of a server would be taken from the memory of the service.
 */
export function durableStartParams(): string[] {
  const kept = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  return [...kept, '-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=32MB'];
}
