import type { Request } from 'express';
import type { UploadedFile } from '../../src/sheets/cells.ts';
import { Refusal } from '../../src/work/refusal.ts';

const MAX_UPLOAD = 12 * 1024 * 1024;
const MAX_FILES = 10;

/**
 * The files of a request: a form with one or more files, or one file as the body itself with its name in `?name=`.
 * Reads the request itself, up to a limit; a body parser before it must have left these content types alone.
 */
export async function uploadedFiles(request: Request, name: string): Promise<UploadedFile[]> {
  const body = await bodyOf(request);
  const type = request.headers['content-type'] ?? '';
  const files = type.startsWith('multipart/form-data') ? await formFiles(body, type) : [{ name, bytes: body }];
  const given = files.filter((file) => file.bytes.length > 0);
  if (given.length === 0) throw new Refusal('invalid', 'no-files');
  if (given.length > MAX_FILES) throw new Refusal('invalid', 'too-many-files');
  return given;
}

async function bodyOf(request: Request): Promise<Uint8Array> {
  if (Buffer.isBuffer(request.body)) return request.body;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // The rest is read and dropped: a browser that is cut off while sending never sees why.
    if (size <= MAX_UPLOAD) chunks.push(chunk as Buffer);
  }
  if (size > MAX_UPLOAD) throw new Refusal('invalid', 'upload-too-large');
  return Buffer.concat(chunks);
}

async function formFiles(body: Uint8Array, type: string): Promise<UploadedFile[]> {
  const bytes = new Uint8Array(body);
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => null);
  if (!form) throw new Refusal('invalid', 'no-files');
  const files = [...form.values()].filter((value): value is File => typeof value !== 'string');
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}
