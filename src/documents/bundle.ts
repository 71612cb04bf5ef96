import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface BundleFile {
  /** With slashes between folders. */
  path: string;
  bytes: Uint8Array;
}

/** Files that are compressed already gain nothing from being compressed again. */
const COMPRESSED = /\.(docx|xlsx|pptx|png|jpe?g|pdf|zip)$/i;

/** Writes a ZIP file by file: each is let go of before the next is asked for, so that memory holds one at a time. */
export async function* bundle(files: AsyncIterable<BundleFile>): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) failed = error;
    else out.push(piece);
  });
  for await (const { path, bytes } of files) {
    const file = COMPRESSED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    zip.add(file);
    file.push(bytes, true);
    if (failed) throw failed;
    yield* out.splice(0);
  }
  zip.end();
  yield* out.splice(0);
}
